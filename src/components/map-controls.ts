import {pointer, select} from "d3-selection";
import {zoom, zoomIdentity, zoomTransform} from "d3-zoom";
import type {GeoProjection, ZoomTransform} from "d3";
import {elements} from "./html.js";
import type {Extent, MapMark} from "./map-draw.js";
import type {MapPlace} from "./map-places.js";
import type {MapValue} from "./map.js";
import type {ViewWords} from "./views-words.js";

/** What the controls of a map act on. */
interface Controlled {
  figure: HTMLElement;
  svg: SVGSVGElement;
  width: number;
  height: number;
  words: ViewWords;
  value: MapValue;
  /** The projection before zooming, and now. */
  base: () => GeoProjection;
  projection: () => GeoProjection;
  zoomed: (transform: ZoomTransform) => void;
  /** Changes the value and tells the page. */
  choose: (change: Partial<MapValue>) => void;
  draw: () => void;
}

const closest = 400;

/** Lets a reader move and zoom a map, and choose places and an area, by pointer, touch, keys and buttons. */
export function controls(map: Controlled): void {
  const {figure, svg, width, height, words, value, choose} = map;
  const h = elements(document);
  const button = (text: string, act: () => void, sign?: string) => {
    const node = h("button", {type: "button", ...(sign && {"aria-label": text, title: text})}, sign ?? text);
    node.addEventListener("click", act);
    return node;
  };
  const box = button(words.drawBox, () => {
    box.setAttribute("aria-pressed", String(!boxing()));
    svg.classList.toggle("is-boxing", boxing());
  });
  box.setAttribute("aria-pressed", "false");
  const boxing = () => box.getAttribute("aria-pressed") === "true";

  const behaviour = zoom<SVGSVGElement, unknown>()
    .extent([
      [0, 0],
      [width, height]
    ])
    .scaleExtent([0.2, closest])
    // A page scrolls past a map: the wheel zooms with Ctrl, or after a click into the map; one finger scrolls, two move the map.
    .filter((event: MouseEvent & TouchEvent) => {
      if (event.type === "wheel") return event.ctrlKey || event.metaKey || svg.contains(document.activeElement);
      if (event.type.startsWith("touch")) return event.touches.length > 1;
      return !event.button && !event.shiftKey && !boxing();
    })
    .on("zoom", ({transform}: {transform: ZoomTransform}) => map.zoomed(transform));
  const selection = select<SVGSVGElement, unknown>(svg).call(behaviour).on("dblclick.zoom", null);
  const scale = (factor: number) => behaviour.scaleBy(selection, factor);
  const all = () => behaviour.transform(selection, zoomIdentity);
  const move = (x: number, y: number) => {
    const {k} = zoomTransform(svg);
    behaviour.translateBy(selection, x / k, y / k);
  };

  /** Opens a mark of several places, or chooses the one it stands for. */
  const activate = (mark: MapMark) => {
    const [first] = mark.places as [MapPlace];
    const at = map.projection();
    const [x, y] = first.at ? at(first.at)! : [0, 0];
    const away = mark.places.map((one) => (one.at ? Math.hypot(at(one.at)![0] - x, at(one.at)![1] - y) : 0));
    const others = away.filter((pixels) => pixels > 0.01);
    if (others.length && zoomTransform(svg).k < closest) {
      // So near that the nearest stands apart, if the farthest stays in the frame.
      const most = (Math.min(width, height) / 2 - 40) / Math.max(...others);
      scale(Math.max(2, Math.min(40 / Math.min(...others), most)));
      behaviour.translateTo(selection, ...map.base()(first.at!)!);
    } else choose({selected: value.selected === first.id ? null : first.id});
  };
  const markAt = (target: EventTarget | null) => {
    const node = (target as Element | null)?.closest("a.mark");
    return node ? select<Element, MapMark>(node).datum() : null;
  };
  svg.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (mark) activate(mark);
  });
  svg.addEventListener("keydown", (event) => {
    const mark = markAt(event.target);
    const step = 60;
    const keys: Record<string, () => void> = {
      ArrowLeft: () => move(step, 0),
      ArrowRight: () => move(-step, 0),
      ArrowUp: () => move(0, step),
      ArrowDown: () => move(0, -step),
      "+": () => scale(1.6),
      "=": () => scale(1.6),
      "-": () => scale(1 / 1.6),
      "0": all,
      ...(mark && {Enter: () => activate(mark), " ": () => activate(mark)})
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  svg.addEventListener("pointerdown", (event) => {
    if (event.button || !(event.shiftKey || boxing())) return;
    event.preventDefault();
    const from = pointer(event, svg);
    const before = value.extent;
    svg.setPointerCapture(event.pointerId);
    const onMove = (at: PointerEvent) => {
      value.extent = degrees(map.projection(), from, pointer(at, svg));
      map.draw();
    };
    const done = (at: PointerEvent) => {
      svg.removeEventListener("pointermove", onMove);
      svg.removeEventListener("pointerup", done);
      svg.removeEventListener("pointercancel", done);
      const to = pointer(at, svg);
      value.extent = before;
      const drawn = at.type === "pointerup" && Math.hypot(to[0] - from[0], to[1] - from[1]) > 4;
      if (drawn) choose({extent: degrees(map.projection(), from, to)});
      else map.draw();
    };
    svg.addEventListener("pointermove", onMove);
    svg.addEventListener("pointerup", done);
    svg.addEventListener("pointercancel", done);
  });
  figure.prepend(
    h(
      "div",
      {class: "view-buttons", role: "group", "aria-label": words.map},
      button(words.zoomIn, () => scale(1.6), "+"),
      button(words.zoomOut, () => scale(1 / 1.6), "−"),
      button(words.wholeMap, all),
      box,
      button(words.thisView, () => choose({extent: degrees(map.projection(), [0, 0], [width, height])})),
      button(words.clear, () => choose({selected: null, extent: null}))
    )
  );
}

/** The area between two corners of a drawing, to about ten metres. */
function degrees(projection: GeoProjection, a: [number, number], b: [number, number]): Extent {
  const [p, q] = [a, b].map((point) => projection.invert!(point)!) as [[number, number], [number, number]];
  const round = (x: number) => Math.round(x * 1e4) / 1e4;
  return [
    [round(Math.min(p[0], q[0])), round(Math.min(p[1], q[1]))],
    [round(Math.max(p[0], q[0])), round(Math.max(p[1], q[1]))]
  ];
}
