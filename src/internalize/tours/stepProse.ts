import { inlineCode } from "./inlineCode.ts";
import { ownText, type TourStep } from "./tour.ts";
import { tourLinks } from "./tourLinks.ts";

/** A link in a step's text to a step or a tour. */
export interface StepLink {
	/** What is shown of it, plain. */
	readonly words: string;
	/** The title of the tour, as written; `undefined`: of this one. */
	readonly title: string | undefined;
	/** 1-based, as written; `undefined`: the tour's beginning. */
	readonly step: number | undefined;
}

/** What a step says, for readers that know nothing of tours. */
export interface StepProse {
	/** Markdown, not made safe: links to steps are their words, lines for a shell are code. */
	readonly text: string;
	/** Those links, in the text's order, each once. */
	readonly links: readonly StepLink[];
}

/** A step's text apart from its links to steps and tours; `titles` are those of the tours that may be named. */
export function stepProse(
	step: Pick<TourStep, "description" | "title">,
	titles: ReadonlySet<string>,
): StepProse {
	const source = ownText(step);
	const links = new Map<string, StepLink>();
	let text = "";
	let at = 0;
	for (const { start, end, label, ...to } of tourLinks(source, titles)) {
		const words = label ?? to.title ?? `#${to.step}`;
		text += source.slice(at, start) + words;
		at = end;
		links.set(JSON.stringify(to), { words, title: to.title, step: to.step });
	}
	text += source.slice(at);
	return {
		text: text.replace(/^>>\s+(.*)$/gm, (_, script: string) =>
			inlineCode(script),
		),
		links: [...links.values()],
	};
}
