import { unpackedText } from "./unpackedText.ts";

/** A diagram as SVG, for a light ground and for a dark one. */
export interface Drawings {
	readonly light: string;
	readonly dark: string;
}

/** What the library for diagrams does: see `diagrams/main.ts`. */
export type DrawDiagram = (source: string) => Promise<Drawings>;

/** Draws Mermaid diagrams. */
export interface DiagramDrawer {
	/** Rejects where it cannot. */
	draw(source: string): Promise<Drawings>;
	/** What was drawn already; `undefined` where it was not, or cannot be. */
	known(source: string): Drawings | undefined;
}

/**
 * Draws with a library that is loaded when it is first needed: from beside the page's own script (`own`), or out of the page
 * itself. `undefined` where it is in neither place.
 */
export function diagramDrawer(
	own: HTMLScriptElement | undefined,
): DiagramDrawer | undefined {
	const packed = document.getElementById("drawer")?.textContent;
	if (!packed && !own?.src) return undefined;
	const known = new Map<string, Drawings>();
	let loading: Promise<DrawDiagram> | undefined;
	const load = async () =>
		packed
			? loaded({ text: await unpackedText(packed) })
			: loaded({
					src: (own?.src ?? "").replace(/page\.js$/, "diagrams.js"),
					nonce: own?.nonce ?? "",
				});
	return {
		async draw(source) {
			loading ??= load();
			const draw = await loading;
			const drawings = known.get(source) ?? (await draw(source));
			known.set(source, drawings);
			return drawings;
		},
		known: (source) => known.get(source),
	};
}

function loaded(
	script: Partial<Pick<HTMLScriptElement, "text" | "src" | "nonce">>,
): Promise<DrawDiagram> {
	return new Promise((resolve, reject) => {
		const made = Object.assign(document.createElement("script"), script);
		const done = () => {
			const draw = (window as { tacitDraw?: DrawDiagram }).tacitDraw;
			if (draw) resolve(draw);
			else reject(new Error("The library for diagrams is not there."));
		};
		made.addEventListener("load", done);
		made.addEventListener("error", done);
		document.head.append(made);
		// A script with a text runs at once, and tells nobody.
		if (script.text !== undefined) done();
	});
}
