import { inlineCode, inlineText, linkLabel } from "../log/inlineText.ts";
import type { EntryState } from "../log/logEntry.ts";
import type { Theme } from "../relations/findThemes.ts";

/** What one note or record says, for a guide. */
export interface GuideClaim {
	readonly key: string;
	/** One line of Markdown source. */
	readonly title: string;
	/** Its first lines, as Markdown that was made safe for the guide's file; empty where the title says it all. */
	readonly gist: string;
	/** From the guide to its file, as a link has it. */
	readonly link: string;
	/** The folder that it is about; empty: all of the repository. */
	readonly area: string;
	readonly people: readonly string[];
	/** `YYYY-MM-DD`. */
	readonly date: string | undefined;
	readonly state: EntryState | undefined;
}

/** The name of the guide's zone: it says which words its theme has, so that the guide is built again from its own text. */
export function claimsName({ words }: Pick<Theme, "words">): string {
	return `claims:${words.map(encodeURIComponent).join("+")}`;
}

/** The words of the theme that a guide's text is about; `undefined` where it is no guide. */
export function themeIn(text: string): readonly string[] | undefined {
	const [, words] =
		/^<!-- tacit claims:(\S+) [0-9a-f]{8} -->/m.exec(text) ?? [];
	try {
		return words?.split("+").map(decodeURIComponent);
	} catch {
		return undefined;
	}
}

/** What people begin with: an outline around the claims, theirs to write and to change. */
export function guideBeginning({ words }: Pick<Theme, "words">): string {
	const [first = ""] = words;
	const title = first.charAt(0).toUpperCase() + first.slice(1);
	return `# ${title}

<!-- What to know about it in two or three sentences, for somebody who is new. -->

## What we keep saying

`;
}

/** What stands below the claims in a new guide. */
export function guideEnd(): string {
	return `
## How we do it

<!-- The usual way, step by step; a link to code that does it well. -->

## Where it does not hold

<!-- Exceptions, and why. -->
`;
}

/** The claims, by folder, each with its source. */
export function claimsText(claims: readonly GuideClaim[]): string {
	const byArea = new Map<string, GuideClaim[]>();
	for (const claim of claims)
		byArea.set(claim.area, [...(byArea.get(claim.area) ?? []), claim]);
	return [...byArea]
		.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
		.map(([area, list]) =>
			[
				`### ${area === "" ? "Everywhere" : inlineCode(area)}`,
				...list.sort(inOrder).map(claimText),
			].join("\n\n"),
		)
		.join("\n\n");
}

function claimText({
	title,
	gist,
	link,
	people,
	date,
	state,
}: GuideClaim): string {
	const about = [
		people.join(", "),
		date,
		state === undefined || state === "accepted" ? undefined : state,
	].filter((part) => part !== undefined && part !== "");
	const head = `**[${linkLabel(title)}](${link})**${about.length > 0 ? ` (${inlineText(about.join(", "))})` : ""}`;
	return gist === "" ? head : `${head}\n\n${quoted(gist)}`;
}

function quoted(text: string): string {
	return text
		.split("\n")
		.map((line) => (line === "" ? ">" : `> ${line}`))
		.join("\n");
}

function inOrder(one: GuideClaim, other: GuideClaim): number {
	const [early, late] = [one.date ?? "", other.date ?? ""];
	if (early !== late) return early < late ? -1 : 1;
	return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}
