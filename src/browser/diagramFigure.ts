import type { PageDiagram } from "../combine/page/pageEntry.ts";
import type { PageWords } from "../combine/page/pageWords.ts";
import type { DiagramDrawer, Drawings } from "./diagramDrawer.ts";
import { element, filled } from "./dom.ts";

/**
 * A diagram: its drawing, and its text for whoever does not see it. The drawing stands in the page as an image, in which nothing
 * runs and which loads nothing, whatever the text says; where none can be made the text is shown alone.
 */
export function diagramFigure(
	diagram: PageDiagram,
	at: number,
	words: PageWords,
	drawer: DiagramDrawer | undefined,
): HTMLElement {
	const source = element("pre", {}, element("code", {}, diagram.source));
	// Its text stands for it until it is drawn, and where it cannot be.
	const figure = element(
		"figure",
		{ attributes: { class: "diagram" } },
		source,
	);
	const show = ({ light, dark }: Drawings) => {
		const image = (name: string, svg: string) => {
			const alt = filled(words.diagram, at + 1);
			const made = element("img", { attributes: { class: name, alt } });
			made.addEventListener("error", failed);
			made.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
			return made;
		};
		figure.replaceChildren(
			image("when-light", light),
			image("when-dark", dark),
			element("details", {}, element("summary", {}, words.diagramText), source),
		);
	};
	const failed = () =>
		figure.replaceChildren(
			element("p", { attributes: { class: "none" } }, words.diagramFailed),
			source,
		);
	const { drawn } = diagram;
	const known =
		drawn === undefined
			? drawer?.known(diagram.source)
			: { light: coloured(drawn, light), dark: coloured(drawn, dark) };
	if (known) show(known);
	else if (drawer) drawer.draw(diagram.source).then(show, failed);
	else failed();
	return figure;
}

const light =
	"--bg:#ffffff;--fg:#1f2328;--muted:#424a53;--line:#57606a;--border:#8c959f;--surface:#f6f8fa";
const dark =
	"--bg:#1e1f22;--fg:#e3e5e8;--muted:#c3c7cd;--line:#9aa1ab;--border:#7d858f;--surface:#2a2d33";

/** A drawing that was made beforehand takes its colours from its first element's style. */
function coloured(drawn: string, colours: string): string {
	return drawn.replace(/ style="[^"]*"/, ` style="${colours}"`);
}
