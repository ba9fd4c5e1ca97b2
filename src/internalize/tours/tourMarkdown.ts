import { linkAddress } from "../../core/linkAddress.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { inlineCode, longestTicks } from "./inlineCode.ts";
import { spotWords, targetWords } from "./placeWords.ts";
import type { StepExcerpt } from "./stepExcerpt.ts";
import type { StepPlace } from "./stepPlace.ts";
import type { StepTarget } from "./stepTarget.ts";
import { ownText, stepLabel, type Tour } from "./tour.ts";
import { tourLinks } from "./tourLinks.ts";

/** A step as it is written down. */
export interface WrittenStep {
	readonly target: StepTarget;
	readonly place: StepPlace;
	readonly excerpt: StepExcerpt | undefined;
}

/** How a tour is written down. */
export interface TourMarkdownOptions {
	readonly tour: Tour;
	/** One for each of the tour's steps. */
	readonly steps: readonly WrittenStep[];
	/** Which of them (0-based); all where left out. */
	readonly only?: number | undefined;
	/** Titles of the tours that may be named. */
	readonly titles: ReadonlySet<string>;
	/** Makes a step's text safe to be read as Markdown, its headings below the step's own. */
	safe(text: string): string;
	/** The same of a title, on one line. */
	safeTitle(text: string): string;
	/** The folder of the file that is written: links are relative to it. `undefined`: no links. */
	readonly folder: RepoPath | undefined;
}

/** A whole tour as Markdown: its title, then each step with where it is today, its text and its code. What is lost says so. */
export function tourMarkdown(options: TourMarkdownOptions): string {
	const { tour, steps, only, safeTitle } = options;
	const head = [
		`# ${safeTitle(tour.title)}`,
		...(tour.description ? [safeText(tour.description, options)] : []),
	];
	const parts = steps.flatMap((step, index) =>
		only === undefined || only === index ? stepParts(step, index, options) : [],
	);
	const next = tour.nextTour ? [`Next: ${safeTitle(tour.nextTour)}`] : [];
	const all = only === undefined ? [...head, ...parts, ...next] : parts;
	return `${all
		.map((part) => part.trimEnd())
		.filter((part) => part !== "")
		.join("\n\n")}\n`;
}

function stepParts(
	{ target, place, excerpt }: WrittenStep,
	index: number,
	options: TourMarkdownOptions,
): readonly string[] {
	const { tour, safeTitle } = options;
	const step = tour.steps[index];
	if (!step) return [];
	return [
		`## ${index + 1}. ${safeTitle(stepLabel(step, index))}`,
		placeLine(target, place, options),
		safeText(ownText(step), options),
		...(step.contents === undefined
			? []
			: [fenced(step.contents, step.file ?? "")]),
		...(excerpt && "spot" in place
			? [fenced(excerpt.lines.join("\n"), place.spot.path)]
			: []),
		...step.commands.map((command) => `It would run ${inlineCode(command)}.`),
		...(step.trial === undefined ? [] : [`To try: ${inlineCode(step.trial)}.`]),
	];
}

function placeLine(
	target: StepTarget,
	place: StepPlace,
	{ folder }: TourMarkdownOptions,
): string {
	const was = inlineCode(targetWords(target));
	const at = (words: string, path: RepoPath, line?: number) =>
		folder === undefined
			? inlineCode(words)
			: `[${inlineCode(words)}](${linkAddress(folder, path)}${line === undefined ? "" : `#L${line}`})`;
	switch (place.state) {
		case "none":
			return "";
		case "outside":
			return `${was} (outside of the repository: not opened)`;
		case "whole":
			return at(place.path || ".", place.path);
		case "pinned":
			return `${inlineCode(spotWords(target, place.spot))} in ${inlineCode(place.revision.replace(/^refs\/tags\//, ""))}`;
		case "unanchored": {
			const { path, line } = place.spot;
			return place.isBeyond
				? `${was} (the file ends before)`
				: at(spotWords(target, place.spot), path, line);
		}
		case "attached": {
			const now = spotWords(target, place.spot);
			const changed = place.certainty === "changed" ? " (changed since)" : "";
			return `${at(now, place.spot.path, place.spot.line)}${changed}`;
		}
		case "proposed":
			return `Probably at ${place.candidates.map((each) => at(spotWords(target, each), each.path, each.line)).join(" or ")}; was at ${was}`;
		case "lost":
			return place.isGone
				? `${was} (lost: the file is gone)`
				: `${was} (lost: its code was not found)`;
	}
}

/**
 * A text made safe, with links to steps as links within the document, those to other tours as their titles, and lines for a shell as
 * code. The links are put in afterwards: `safe` knows nothing of the document.
 */
function safeText(text: string, options: TourMarkdownOptions): string {
	const { tour, titles, folder, safe, safeTitle } = options;
	const mark = markNotIn(text);
	const links: string[] = [];
	let marked = "";
	let at = 0;
	for (const { start, end, label, title, step } of tourLinks(text, titles)) {
		const words = label ?? title ?? `#${step}`;
		const own =
			title === undefined && step !== undefined
				? tour.steps[step - 1]
				: undefined;
		marked += text.slice(at, start);
		at = end;
		if (folder === undefined || !own || step === undefined) marked += words;
		else {
			const address = anchorOf(`${step}. ${stepLabel(own, step - 1)}`);
			marked += `${mark}${links.length}z`;
			links.push(`[${safeTitle(words)}](#${address})`);
		}
	}
	marked += text.slice(at);
	const shell = marked.replace(/^>>\s+(.*)$/gm, (_, script: string) =>
		inlineCode(script),
	);
	return safe(shell).replace(
		new RegExp(`${mark}(\\d+)z`, "g"),
		(whole, index: string) => links[Number(index)] ?? whole,
	);
}

/** A word that stands nowhere in the text. */
function markNotIn(text: string): string {
	let mark = "steplink";
	while (text.includes(mark)) mark += "k";
	return mark;
}

/** As Git hosts name a heading. */
function anchorOf(heading: string): string {
	return encodeURIComponent(
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, "")
			.trim()
			.replace(/\s/g, "-"),
	);
}

function fenced(text: string, path: string): string {
	const marks = "`".repeat(Math.max(3, longestTicks(text) + 1));
	const language = /\.([A-Za-z0-9]{1,12})$/.exec(path)?.[1] ?? "text";
	return `${marks}${language}\n${text}\n${marks}`;
}
