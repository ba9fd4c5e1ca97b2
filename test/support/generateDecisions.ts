import { generateNotes } from "./generateNotes.ts";

/** How much to make, and of what. */
export interface GenerateDecisionsOptions {
	readonly count: number;
	readonly of: "notes" | "records";
}

/** Files that hold as many decisions, by path from the repository's root; the same bytes every time. A tenth supersede another. */
export function generateDecisions({
	count,
	of,
}: GenerateDecisionsOptions): ReadonlyMap<string, string> {
	const files = new Map<string, string>();
	const { notes } = generateNotes({ count });
	let at = 0;
	let former: string | undefined;
	for (const [path, note] of notes) {
		at++;
		if (of === "notes") {
			const id =
				at % 10 > 0 || former === undefined
					? undefined
					: /\.(\w{8})\.md$/.exec(former)?.[1];
			files.set(path, decision(note, id));
			former = path;
		} else files.set(...record(at, note, count));
	}
	return files;
}

function decision(note: string, supersedes: string | undefined): string {
	return note
		.replace(/^kind: .*$/m, "kind: decision")
		.replace(
			/^status: .*$/m,
			`status: accepted${supersedes === undefined ? "" : `\nsupersedes: [${supersedes}]`}`,
		)
		.replace(
			/^(.*) (\w+)\.$/m,
			(line, words: string, last: string, offset: number) =>
				offset % 3 === 0
					? `${words} **${last}**, see [it](https://example.org/${last}).`
					: line,
		);
}

function record(number: number, note: string, count: number): [string, string] {
	const name = (of: number) =>
		`${String(of).padStart(5, "0")}-keep-${of % 97}-before-${of % 89}.md`;
	const title = /^# (.*)$/m.exec(note)?.[1] ?? "";
	const date = /^date: (.*)$/m.exec(note)?.[1] ?? "";
	const [why = "", what = ""] = note.split("\n\n").slice(2);
	const isSuperseding = number % 10 === 0;
	const isSuperseded = number % 10 === 9 && number < count;
	const status = isSuperseded
		? `Superceded by [${number + 1}. It](${name(number + 1)})`
		: isSuperseding
			? `Accepted\n\nSupercedes [${number - 1}. It](${name(number - 1)})`
			: "Accepted";
	return [
		`doc/adr/${name(number)}`,
		`# ${number}. ${title}\n\nDate: ${date}\n\n## Status\n\n${status}\n\n## Context\n\n${why}\n\n${why} It came up **twice**.\n\n## Decision\n\nWe will ${what.toLowerCase()}\n\n- as \`it\` was\n- as [others](https://example.org) do\n\n## Consequences\n\n${what}\n`,
	];
}
