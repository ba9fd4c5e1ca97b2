import { gistOf } from "../../core/markdown/gist.ts";
import { splitSections } from "../../core/scan/splitSections.ts";
import { diagramsIn } from "./diagramsIn.ts";
import type { EntryRejected } from "./logEntry.ts";

/** What the prose of a decision says. */
export interface DecisionText {
	/** As in `LogEntry`. */
	readonly gist: string;
	readonly why: string;
	readonly rejected: readonly EntryRejected[];
	readonly diagrams: readonly string[];
	/** Where a link leads (as written) of which the note says that it is the record made of it. */
	readonly recordedIn: string | undefined;
	/** What the front matter gives as the status, as written; `undefined` where it gives none. */
	readonly statusWritten: string | undefined;
}

/** Headings under which notes say why. */
const whyHeading = /^(?:why|reasons?|because|context)\b/i;
/** Headings under which they say what was not taken. */
export const rejectedHeading =
	/^(?:rejected|not taken|(?:considered |other )?(?:alternatives|options))\b/i;

/** The line that making a record of a note leaves in it. */
const recorded =
	/^Recorded in \[(?:[^[\]\\\n]|\\.){1,300}\]\(([^()\s]{1,500})\)\.$/m;

const longestItem = 400;

/**
 * Reads the prose of a note with a decision: what stands below its title, and its sections on why and on what was rejected.
 * By lines, without parsing: some 20 µs for a usual note.
 */
export function decisionText(text: string): DecisionText {
	const { sections } = splitSections(text.replace(/\r\n?/g, "\n"));
	const source = text.replace(/\r\n?/g, "\n");
	const bodyOf = (heading: RegExp) => {
		const found = sections.find(
			(each) => each.depth > 1 && heading.test(each.heading),
		);
		return found ? source.slice(found.bodyStart, found.end) : "";
	};
	const gist = gistOf(text);
	const why = gistOf(bodyOf(whyHeading));
	const rejected = rejectedIn(bodyOf(rejectedHeading));
	const recordedIn = recorded.exec(source)?.[1];
	const diagrams = /mermaid/i.test(source)
		? diagramsIn(source.split("\n"))
		: [];
	const statusWritten = statusIn(source);
	return {
		...(gist === "" ? { gist: why, why: "" } : { gist, why }),
		...{ rejected, diagrams, recordedIn, statusWritten },
	};
}

const longestStatus = 200;

function statusIn(source: string): string | undefined {
	const end = source.indexOf("\n---", 3);
	const head = source.slice(0, Math.min(Math.max(end, 0), 20_000));
	const written = /^status[ \t]*:[ \t]*(\S.*)$/m.exec(head)?.[1];
	return written?.slice(0, longestStatus).trim();
}

/** What a section (its source, `\n` line ends) says was rejected: each item of a list; where there is none, each paragraph. */
export function rejectedIn(body: string): readonly EntryRejected[] {
	const items: string[][] = [];
	let isOpen = false;
	const isList = /^(?:[-*+]|\d{1,9}[.)])[ \t]/m.test(body);
	for (const line of body.split("\n")) {
		const item = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$/.exec(line);
		if (/^(?:`{3}|~{3})/.test(line)) break;
		if (item) {
			items.push([item[1] ?? ""]);
			isOpen = true;
		} else if (line.trim() === "") isOpen = false;
		else if (isOpen) items.at(-1)?.push(line.trim());
		else if (!isList) {
			items.push([line.trim()]);
			isOpen = true;
		}
	}
	return items
		.map((lines) => lines.join(" ").trim())
		.filter((item) => item !== "")
		.map(rejectedOf);
}

/** `Title: reason`; a colon in code, or in an address, parts nothing. */
function rejectedOf(item: string): EntryRejected {
	const bare = item.replace(/`[^`]*`/g, (code) => "x".repeat(code.length));
	const colon = bare.search(/:[ \t]/);
	if (colon <= 0) return { title: shortened(item), reason: undefined };
	return {
		title: shortened(item.slice(0, colon)),
		reason: shortened(item.slice(colon + 1).trim()) || undefined,
	};
}

function shortened(line: string): string {
	if (line.length <= longestItem) return line;
	const cut = line.slice(0, longestItem - 1);
	return `${cut.replace(/\s\S*$/, "")}…`;
}
