import { gistOf } from "../../core/markdown/gist.ts";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { RecordSection, RecordText } from "./recordText.ts";

/** What the parts of a record are for. */
export type SectionRole =
	| "status"
	| "context"
	| "drivers"
	| "rationale"
	| "decision"
	| "summary"
	| "options"
	| "rejected"
	| "arguments"
	| "links"
	| "date"
	| "people"
	| "tags";

const roles: readonly (readonly [RegExp, SectionRole])[] = [
	[/^(?:status|state|adr status|decision status|current status)$/, "status"],
	[
		/^(?:context|problem|problem statement|the problem|background|motivation|issue|why)(?:$| (?:and|&) | of | description| statement)/,
		"context",
	],
	[/^(?:decision drivers|drivers|requirements|forces)$/, "drivers"],
	[/^(?:rationale|reasons?|reasoning|justification)$/, "rationale"],
	[
		/^(?:pros (?:and|&) cons|pros\/cons|pros and cons)(?: of| for|$)|^(?:evaluation|comparison)(?: of .*)?$/,
		"arguments",
	],
	[
		/^(?:rejected|discarded) (?:options?|alternatives?|solutions?|approaches)$|^(?:options|alternatives|approaches) (?:rejected|not chosen)$/,
		"rejected",
	],
	[
		/^(?:alternatives|alternatives considered|other options(?: considered)?)$/,
		"rejected",
	],
	[
		/^(?:considered|possible|potential|available|proposed)? ?(?:options|alternatives|solutions|approaches)(?: considered)?$/,
		"options",
	],
	[
		/^(?:the )?(?:decision|decisions|decision outcome|outcome|resolution|proposed decision|proposed solution|solution|proposal|conclusion)$/,
		"decision",
	],
	[/^(?:what|summary|abstract|tl;?dr|executive summary)$/, "summary"],
	[
		/^(?:links?|more information|related(?: .*)?|references?|see also|supersession)$/,
		"links",
	],
	[/^(?:date|decision date)$/, "date"],
	[/^(?:deciders|decision makers|authors?|participants)$/, "people"],
	[/^(?:tags|categories|category)$/, "tags"],
];

/** What a heading is for; `undefined` where it is one of the record's own. */
export function roleOf(heading: string): SectionRole | undefined {
	const words = plainTitle(heading)
		.toLowerCase()
		.replace(/^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?/, "")
		.replace(/[-_]/g, " ")
		.replace(/\((?:optional|s)\)/g, "")
		.replace(/[\s:.!?]+$/, "")
		.replace(/\s+/g, " ");
	return roles.find(([pattern]) => pattern.test(words))?.[1];
}

/** A section with those below it. */
export interface RoleSection extends RecordSection {
	readonly role: SectionRole;
	/** Last line of what is below its heading, deeper headings included. */
	readonly end: number;
	/** The deeper sections, in the file's order. */
	readonly inner: readonly RecordSection[];
}

/** The sections that have a role, in the file's order; those inside of another one only where that has none. */
export function roleSections(text: RecordText): RoleSection[] {
	const found: RoleSection[] = [];
	const { sections } = text;
	for (let at = 0; at < sections.length; at++) {
		const section = sections[at];
		if (!section || section.depth === 0) continue;
		const role = roleOf(section.heading);
		if (!role) continue;
		let next = at + 1;
		while ((sections[next]?.depth ?? 0) > section.depth) next++;
		const inner = sections.slice(at + 1, next);
		found.push({
			...section,
			role,
			end: inner.at(-1)?.last ?? section.last,
			inner,
		});
		// A status or links below `Decision` count; a further `Decision` in it does not.
	}
	return found.filter(
		(section) =>
			!found.some(
				(outer) =>
					outer.role === section.role &&
					outer.line < section.line &&
					section.line <= outer.end,
			),
	);
}

/** Lines of a record as Markdown source, shortened as a note's gist is: at most 5 lines and 600 characters. */
export function shortened(
	{ lines }: RecordText,
	first: number,
	last: number,
): string {
	let from = first;
	while (from <= last && (lines[from - 1] ?? "").trim() === "") from++;
	// Enough for what is kept of it.
	return gistOf(
		`\n${lines
			.slice(from - 1, Math.min(last, from + 80))
			.map((line) => line.slice(0, 4000))
			.join("\n")}`,
	);
}

/** What a section says, shortened: the first text in it, its own or that below a heading. */
export function shortSection(
	text: RecordText,
	{ first, last, end, inner }: RoleSection,
): string {
	const own = shortened(text, first, last);
	if (own !== "") return own;
	for (const section of inner.slice(0, 5)) {
		const below = shortened(text, section.first, Math.min(section.last, end));
		if (below !== "") return below;
	}
	return "";
}
