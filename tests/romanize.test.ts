import {expect, test} from "vitest";
import {perpetratorOf, sceneOf} from "../loaders/gold.js";
import {romanize} from "../loaders/romanize.js";

test.each([
  ["بولانيك", "Bulanik"],
  ["الرضمة", "Al-Radma"],
  ["تشينار", "Chinar"],
  ["الطُريق", "Al-Tariq"],
  ["وادي حسن", "Wadi Hasn"],
  ["Northern Iraq", "Northern Iraq"]
])("romanizes “%s” as “%s”", (name, latin) => expect(romanize(name)).toBe(latin));

test("a place is within its country; a country that attacks keeps its name", () => {
  expect(sceneOf({place_name: "Iraq"})).toBeNull();
  expect(sceneOf({place_name: "Northern Iraq"})).toBe("Northern Iraq");
  expect(sceneOf({place_name: null})).toBeNull();
  expect(perpetratorOf({perpetrator: "turkish-armed-forces", perpetrator_name: "Türkiye"})).toBe("Türkiye");
  expect(perpetratorOf({perpetrator: "turkish-armed-forces", perpetrator_name: "Turkish Armed Forces"})).toBe(
    "turkish-armed-forces"
  );
});
