import type {Described} from "./dictionary-ar.js";

const id = "Identifiant stable : la même preuve donne le même identifiant à chaque construction.";
const article = "L’article où il a été lu.";
const rules = "Noms des règles qui l’ont lu, dans l’ordre de leur application.";
const status =
  "`auto` tel que lu par les règles, `reviewed` tel que confirmé ou écrit par une personne. Ce qu’une personne a rejeté n’est dans aucune table : c’est dans la relecture de l’article, `data/reviews`, avec la raison.";
const precisions = "`day`, `week`, `month`, `season`, `year`, `decade`, `interval`.";
const attackTypes =
  "`suicide_bombing`, `vehicle_bombing`, `ied`, `bombing`, `armed_assault`, `shelling`, `airstrike`, `assassination`, `kidnapping`, `execution`, `armed_clash`, `arson`, `looting`, `security_operation`, `attack` (non précisé).";
const country = "Code du pays, ISO 3166-1 alpha-2.";
const names = {name_en: "Nom anglais.", name_ar: "Nom arabe.", name_fr: "Nom français."};
const aliases = "Autres noms, en toute langue.";
const codePoint = {
  start: "Premier point de code dans le texte de l’article.",
  end: 'Point de code qui suit le dernier. En SQL, écrivez-le entre guillemets : `"end"`.'
};

/** The data dictionary in French; the English one is the schema's own. */
export const dictionaryFr: Described = {
  articles: {
    description: "Une ligne par article du corpus.",
    columns: {
      id: "Nom du fichier dans `data/corpus`, sans extension.",
      title: "Titre tel que publié ; entre crochets quand l’article n’en a pas et qu’on lui en a donné un.",
      source: "Média qui l’a publié : identifiant de `sources`, ou le nom tel que donné.",
      author: "Signature telle que publiée.",
      url: "Où il a été publié.",
      archived_url: "Où une copie en est conservée.",
      language: "Code BCP 47 de la langue : `ar`, `en`, `fr`.",
      published: "Quand il a été publié, EDTF ; un intervalle quand on n’en sait pas plus.",
      published_start: "Premier jour que `published` peut désigner.",
      published_end: "Dernier jour que `published` peut désigner.",
      published_note: "Comment la date a été déduite, quand l’article n’en porte pas.",
      rights:
        "Ce que le site peut montrer : le texte entier `full`, les phrases de preuve `quote`, les enregistrements seuls `none`.",
      quotation_budget:
        "Part de ses mots, de 0 à 1, que le site peut montrer en tout ; null quand elle n’est pas limitée.",
      withheld:
        "Ce que l’éditeur en a retiré : `words` des mots, `names` des noms de personnes, `places` des lieux exacts ; liste vide si rien.",
      sha256: "SHA-256 du texte, sans les mots retirés, UTF-8, hexadécimal.",
      characters: "Longueur du texte en points de code Unicode.",
      sentences: "Nombre de phrases du texte, montrées ou non."
    }
  },
  sentences: {
    description: "Les phrases que les droits de leur article permettent de montrer.",
    columns: {
      id,
      article,
      index: "Place dans l’article, à partir de 0.",
      paragraph: "Paragraphe dans l’article, à partir de 0.",
      ...codePoint,
      distressing: "Si elle raconte des détails pour lesquels on demande d’abord au lecteur.",
      text: "La phrase telle que publiée.",
      normalized:
        "Forme de recherche : variantes d’écriture confondues, voyelles brèves et ponctuation ôtées, chiffres de 0 à 9."
    }
  },
  mentions: {
    description: "Ce qui a été reconnu dans une phrase, et par quelle règle : pourquoi le programme le croit.",
    columns: {
      id,
      article,
      sentence: "La phrase où elle se trouve.",
      ...codePoint,
      text: "Les mots tels que publiés.",
      kind: "`date`, `place`, `actor`, `person`, `number`, `weapon`, `trigger`, `report_verb`, `hedge`.",
      value: "Ce qu’elle désigne : une date EDTF, l’identifiant d’un lieu ou d’un acteur, un nombre, un type.",
      date_start: "Premier jour qu’une date peut désigner.",
      date_end: "Dernier jour qu’une date peut désigner.",
      precision: `D’une date : ${precisions}`,
      basis:
        "D’une date : `stated` indiquée en entier, `relative` relative à un autre jour, `inferred` déduite du jour de publication.",
      rule: "Nom de la règle qui l’a lue."
    }
  },
  reports: {
    description: "Le récit d’une attaque par un article.",
    columns: {
      id,
      article,
      attack: "L’événement dans lequel il est fondu.",
      type: attackTypes,
      count: "Combien d’attaques le récit rassemble ; 1 s’il n’en dit rien.",
      outcome: "`occurred` a eu lieu, `attempted` tentée, `foiled` déjouée.",
      date: "Quand elle a eu lieu, EDTF.",
      date_start: "Premier jour où elle a pu avoir lieu.",
      date_end: "Dernier jour où elle a pu avoir lieu.",
      date_precision: precisions,
      date_basis: "`stated`, `relative`, `inferred`.",
      date_text: "Les mots où la date a été lue.",
      place: "Le lieu nommé le plus précis.",
      place_name: "Nom anglais du lieu ; aussi quand il n’est pas dans `places`.",
      country,
      perpetrator: "Qui l’aurait commise.",
      perpetrator_name: "Nom anglais de l’auteur, ou les mots employés pour lui.",
      perpetrator_source: "Selon qui : le locuteur qui nomme l’auteur ; null quand l’article le fait lui-même.",
      responsibility: "`claimed`, `denied`, `attributed`, `unclaimed` ; null quand il n’en est pas question.",
      targets:
        "Parmi `civilians`, `security_forces`, `military`, `armed_group`, `government`, `infrastructure`, `diplomatic`, `religious`, `media`, `aid`, `business`.",
      weapon: "Arme, nom anglais court.",
      killed_min: "Personnes tuées, assaillants à part : au moins.",
      killed_max: "Au plus ; null après « au moins ».",
      injured_min: "Personnes blessées, assaillants à part : au moins.",
      injured_max: "Au plus ; null après « au moins ».",
      attackers_killed: "Assaillants tués, quand ils sont comptés à part.",
      quotes: "Les preuves, mot pour mot, la proposition principale d’abord. Vide quand les droits sont `none`.",
      prefixes: "Jusqu’à 32 caractères avant chaque citation, dans sa phrase.",
      suffixes: "Jusqu’à 32 caractères après chaque citation, dans sa phrase.",
      starts: "Premier point de code de chaque citation dans le texte de l’article.",
      ends: "Point de code qui suit le dernier de chaque citation.",
      sentences: "La phrase de chaque citation.",
      rules,
      status
    }
  },
  attacks: {
    description:
      "Un événement réel : les récits qui en parlent, fondus. Les bilans restent séparés par récit ; les colonnes d’ici en sont tirées.",
    columns: {
      id,
      type: "Type du récit le plus précis.",
      count: "Plus grand nombre d’attaques rassemblées par un récit.",
      outcome: "`occurred` a eu lieu, `attempted` tentée, `foiled` déjouée.",
      date: "Quand elle a eu lieu, EDTF, comme le dit le récit le plus précis.",
      date_start: "Premier jour où elle a pu avoir lieu.",
      date_end: "Dernier jour où elle a pu avoir lieu.",
      date_precision: precisions,
      month:
        "Premier jour du mois où elle a eu lieu ; null quand les jours où elle a pu avoir lieu sont de plusieurs mois, ou inconnus.",
      place: "Le lieu le plus précis de ses récits.",
      place_name: "Nom anglais du lieu.",
      country,
      latitude: "Degrés nord, du lieu.",
      longitude: "Degrés est, du lieu.",
      perpetrator: "Qui l’aurait commise.",
      perpetrator_name: "Nom anglais de l’auteur.",
      responsibility: "`claimed`, `denied`, `attributed`, `unclaimed` ; la première que donne un récit.",
      targets: "Les cibles de ses récits, réunies.",
      weapon: "Arme, nom anglais court.",
      killed_low: "Plus petit nombre de tués d’un récit.",
      killed_best: "Médiane des nombres minimaux de tués des récits.",
      killed_high: "Plus grand nombre de tués d’un récit.",
      injured_low: "Plus petit nombre de blessés d’un récit.",
      injured_best: "Médiane des nombres minimaux de blessés des récits.",
      injured_high: "Plus grand nombre de blessés d’un récit.",
      reports: "Nombre de récits fondus.",
      sources: "Nombre de médias indépendants ; les copies d’une même dépêche comptent une fois.",
      merged_because: "Pour chaque récit après le premier, pourquoi il a été pris pour le même événement.",
      acled_event_type: "Type d’événement d’ACLED.",
      acled_sub_event_type: "Sous-type d’événement d’ACLED.",
      gtd_attacktype: "`attacktype1` de la GTD, de 1 à 9.",
      quote: "Preuve principale de son premier récit.",
      article: "L’article de son premier récit.",
      sentence: "La phrase de cette preuve.",
      status
    }
  },
  claims: {
    description: "Qui a dit quoi : une ligne par acte de parole dont le locuteur est donné.",
    columns: {
      id,
      article,
      sentence: "La phrase où elle se trouve ; null quand les droits sont `none`.",
      start: "Premier point de code de la preuve dans le texte de l’article.",
      end: codePoint.end,
      quote: "La preuve, mot pour mot ; null quand les droits sont `none`.",
      prefix: "Jusqu’à 32 caractères avant elle, dans la phrase.",
      suffix: "Jusqu’à 32 caractères après elle, dans la phrase.",
      speaker: "Qui parle, dans les mots du texte.",
      speaker_id: "Le locuteur, ou l’organisme pour lequel il parle, quand on le connaît.",
      speaker_kind: "`person`, `organisation`, `anonymous`, `armed_group`, `media`.",
      speaker_role: "Fonction ou titre sous lequel il parle, comme dans le texte.",
      report_verb: "Verbe ou formule qui rapporte la parole, comme dans le texte.",
      type: "`responsibility`, `denial`, `accusation`, `threat`, `incitement`, `pledge`, `statement`, `assessment`, `prediction`, `warning`, `condemnation`, `casualty_report`, `concern`, `demand`.",
      certainty: "`asserted` affirmé, `probable`, `possible`, `doubtful` douteux.",
      negated: "Si ce qui est rapporté est que quelque chose n’est pas.",
      quoted: "Si les mots sont donnés en citation directe.",
      said: "Quand cela a été dit, EDTF.",
      said_start: "Premier jour où cela a pu être dit.",
      said_end: "Dernier jour où cela a pu être dit.",
      channel:
        "`video`, `audio`, `statement`, `press_conference`, `interview`, `social_media`, `speech`, `phone`, `report`, `meeting`.",
      via: "Média ou moyen par lequel elle est passée, comme dans le texte.",
      via_source: "Ce média.",
      report: "Le récit de l’attaque dont elle parle.",
      attack: "L’attaque dont elle parle.",
      about_actor: "L’acteur dont elle parle.",
      about_place: "Le lieu dont elle parle.",
      supports: "Déclarations du même article qu’elle appuie.",
      contradicts: "Déclarations du même article qu’elle contredit.",
      rules,
      status
    }
  },
  actors: {
    description: "Groupes armés, forces, gouvernements, fonctions et personnes de la liste de référence.",
    columns: {
      id,
      ...names,
      kind: "`armed_group`, `military`, `security_force`, `government`, `office`, `coalition`, `international_organisation`, `party`, `ngo`, `monitor`, `person`.",
      country,
      parent: "L’acteur dont il relève.",
      aliases,
      wikidata: "Identifiant Wikidata."
    }
  },
  places: {
    description: "Lieux de la liste de référence ; l’identifiant d’un pays est son code ISO.",
    columns: {
      id,
      ...names,
      country,
      admin_level: "0 pays, 1 gouvernorat ou région, 2 district, 3 ville, 4 quartier ou point remarquable.",
      kind: "`country`, `governorate`, `city`, `town`, `camp`, `airport` …",
      parent: "Le lieu où il se trouve.",
      latitude: "Degrés nord, WGS 84.",
      longitude: "Degrés est, WGS 84.",
      aliases,
      wikidata: "Identifiant Wikidata."
    }
  },
  sources: {
    description: "Médias de la liste de référence.",
    columns: {
      id,
      ...names,
      kind: "`agency`, `newspaper`, `television`, `radio`, `website`, `social_network`, `messaging`, `propaganda`.",
      country,
      url: "Domaine de son site.",
      reliability:
        "Cotation de fiabilité A–F de l’Amirauté, selon le jugement des chercheurs ; null quand elle n’a pas été donnée.",
      aliases
    }
  }
};
