import mermaid from "mermaid";
import type { DrawDiagram } from "../diagramDrawer.ts";

/** Larger ones would hold up the page for long; in UTF-16 units, and lines from one thing to another. */
const longest = 20_000;
const mostEdges = 300;

/** What a diagram's own text may not choose. */
const secure = [
	...["secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges"],
	...["suppressErrorRendering", "htmlLabels", "flowchart", "class", "theme"],
	...["themeCSS", "themeVariables", "fontFamily", "altFontFamily", "layout"],
	...["deterministicIds", "dompurifyConfig", "logLevel", "darkMode", "look"],
];

let count = 0;

async function drawn(source: string, isDark: boolean): Promise<string> {
	mermaid.initialize({
		...{ startOnLoad: false, securityLevel: "strict", secure },
		...{ suppressErrorRendering: true, logLevel: "fatal" },
		...{ maxTextSize: longest, maxEdges: mostEdges },
		...{ htmlLabels: false, flowchart: { htmlLabels: false } },
		theme: isDark ? "dark" : "default",
		fontFamily: "system-ui, sans-serif",
	});
	const { svg } = await mermaid.render(`diagram-${++count}`, source);
	return asImage(svg);
}

/** HTML's way to write it is not XML's, which an image is read by; and an image needs a size. */
function asImage(svg: string): string {
	const template = document.createElement("template");
	template.innerHTML = svg;
	const root = template.content.querySelector("svg");
	if (!root) throw new Error("Nothing was drawn.");
	const [, , width, height] = (root.getAttribute("viewBox") ?? "").split(/\s+/);
	if (width && height) {
		root.setAttribute("width", width);
		root.setAttribute("height", height);
	}
	root.setAttribute("xmlns", "http://www.w3.org/2000/svg");
	return new XMLSerializer().serializeToString(root);
}

/** One after the other: the library has one set of settings for all. */
let last: Promise<unknown> = Promise.resolve();
const draw: DrawDiagram = (source) => {
	const drawing = last.then(async () => ({
		light: await drawn(source, false),
		dark: await drawn(source, true),
	}));
	last = drawing.catch(() => undefined);
	return drawing;
};
Object.assign(window, { tacitDraw: draw });
