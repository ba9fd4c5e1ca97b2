/** What a section of a record is for. */
export type SectionRole =
	| "context"
	| "options"
	| "decision"
	| "consequences"
	| "status"
	| "prosAndCons"
	| "links"
	| "other";

/** A heading of a template with what stands below it, up to the next heading of any level. */
export interface TemplateSection {
	/** The heading's own lines; comments right above it, which speak of it, stand before it. */
	readonly heading: readonly string[];
	/** 1 to 6; of the lines before the first heading 0. */
	readonly level: number;
	readonly role: SectionRole;
	readonly body: readonly string[];
}

const roles: readonly (readonly [SectionRole, RegExp])[] = [
	["prosAndCons", /^pros and cons/],
	["options", /^(?:considered|rejected|possible)?\s*(?:options|alternatives)/],
	["context", /^(?:context|problem|background|motivation|issue)\b/],
	["decision", /^(?:decision|outcome|resolution)\b(?! (?:drivers|makers))/],
	["consequences", /^(?:consequences|implications|results)\b/],
	["status", /^status\b/],
	["links", /^(?:links|references|related|more information|see also)\b/],
];

/** What a heading's words (without marks) say that its section is for. */
export function roleOf(heading: string): SectionRole {
	const plain = heading
		.replace(/<!--.*?-->/g, "")
		.replace(/[*_`]/g, "")
		.trim()
		.toLowerCase();
	return roles.find(([, words]) => words.test(plain))?.[0] ?? "other";
}

/** Cuts a template at its headings; nothing is lost: all lines, joined, are the template. Fenced blocks have no headings. */
export function templateParts(
	lines: readonly string[],
): readonly TemplateSection[] {
	const starts: { at: number; level: number; text: string }[] = [];
	let fence = "";
	lines.forEach((line, at) => {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		if (fence) {
			if (mark?.startsWith(fence)) fence = "";
		} else if (mark) fence = mark;
		else {
			const [, marks, text = ""] = /^(#{1,6})[ \t]+(.*)$/.exec(line) ?? [];
			if (marks) starts.push({ at, level: marks.length, text });
		}
	});
	const begins = starts.map(({ at }) => aboveHeading(lines, at));
	const head = lines.slice(0, begins[0] ?? lines.length);
	return [
		{ heading: [], level: 0, role: "other", body: head },
		...starts.map(({ at, level, text }, index) => ({
			heading: lines.slice(begins[index], at + 1),
			level,
			role: roleOf(text),
			body: lines.slice(at + 1, begins[index + 1] ?? lines.length),
		})),
	];
}

/** The first of the lines with comments that stand right above a heading. */
function aboveHeading(lines: readonly string[], heading: number): number {
	let first = heading;
	while (/^<!--.*-->\s*$/.test(lines[first - 1] ?? "")) first--;
	return first;
}
