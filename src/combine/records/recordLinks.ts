import { plainTitle } from "../../core/markdown/plainTitle.ts";
import { ownCopy } from "../../core/ownCopy.ts";
import { shortenFound } from "../../core/shortenFound.ts";
import type { RecordLink, RecordLinkKind } from "./decisionRecord.ts";

/** How much a line that speaks of other records is trusted to mean them. */
export type LinkPlace =
	/** A status, or a field for it: a bare number is a record. */
	| "status"
	/** A list of links: each of them may be a record. */
	| "links"
	/** Prose: only what follows a word for it. */
	| "prose";

const verbs =
	/(super[sc]ee?ded(?:[ \t]+(?:in part|partly|partially|on[ \t]+\S{1,20}))?(?:[ \t_-]*by|[ \t:–—-]*(?=\[|\bADR))|replaced[ \t_-]*by|obsoleted[ \t_-]*by)|(super[sc]ee?des?\b|replaces\b|obsoletes\b)|(amended[ \t_-]*by)|(amends)/gi;
const partly =
	/\b(?:part(?:ly|ially)?|in part|some (?:aspects|parts?)|parts? of|aspects of)\b/i;
const inlineLink =
	/\[((?:[^[\]\\]|\\.){0,300})\](?:\([ \t]*(<[^<>]{0,500}>|[^\s()]{0,500}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?)(?:[ \t]+"[^"]{0,200}")?[ \t]*\)|\[([^[\]]{0,100})\])/g;
const recordFile = /\.(?:md|markdown|mdx)(?:[#?].*)?$/i;
const named =
	/(?:\b(?:ADR|ADD|AD|RFC|DR|MADR)[-_ #]{0,2}\d{1,5}(?:-[\w-]{1,100})?(?:\.md)?\b)/gi;
const bareName =
	/^(?:[:,;&\s"'`([]|\b(?:the|and|adrs?|decisions?|records?|no\.?|number)\b(?!-))*((?:#\s?)?\d{1,8}(?![\d/.]\d)(?:[-_][\w-]{1,100})?(?:\.md)?|[\w]{1,40}(?:-[\w]{1,40}){1,20}(?:\.md)?)(?=$|[\s.,;:)\]"'`])/i;

interface Target {
	readonly at: number;
	readonly named: string;
}

/** The words of a line about other records. `definitions` are the targets of reference links by label in lower case. */
export function linksIn(
	source: string,
	line: number,
	place: LinkPlace,
	definitions: ReadonlyMap<string, string>,
): RecordLink[] {
	const text = source.slice(0, 4000);
	const links: RecordLink[] = [];
	const found = [...text.matchAll(verbs)];
	found.forEach((verb, index) => {
		const start = verb.index + verb[0].length;
		const segment = sentence(text.slice(start, found[index + 1]?.index));
		const before = text.slice(found[index - 1]?.index ?? 0, verb.index);
		const isPart =
			partly.test(before.slice(-40)) ||
			partly.test(verb[0]) ||
			partly.test(segment.slice(0, 60));
		const is = kindOf(verb, isPart);
		for (const { named: name } of targetsIn(segment, place, definitions))
			links.push(linkOf(is, verb[0], name, line));
	});
	if (found.length > 0 || place === "prose") return links;
	for (const { at, named: name } of targetsIn(text, "links", definitions))
		links.push(linkOf("relates", wordsBefore(text.slice(0, at)), name, line));
	return links;
}

function kindOf(verb: RegExpMatchArray, isPart: boolean): RecordLinkKind {
	if (verb[1] !== undefined) return isPart ? "amended-by" : "superseded-by";
	if (verb[2] !== undefined) return isPart ? "amends" : "supersedes";
	return verb[3] === undefined ? "amends" : "amended-by";
}

function linkOf(
	is: RecordLinkKind,
	written: string,
	name: string,
	line: number,
): RecordLink {
	return {
		is,
		written: ownCopy(written.trim()),
		named: shortenFound(name),
		target: undefined,
		lines: { start: line, end: line },
	};
}

/** Up to the sentence's end, which is none inside of a link. */
function sentence(segment: string): string {
	let depth = 0;
	for (let at = 0; at < segment.length; at++) {
		const mark = segment.charAt(at);
		if (mark === "[" || mark === "(") depth++;
		else if (mark === "]" || mark === ")") depth--;
		else if (
			mark === "." &&
			depth <= 0 &&
			/^\.(?:\s|$)/.test(segment.slice(at, at + 2))
		)
			return segment.slice(0, at);
	}
	return segment;
}

function targetsIn(
	text: string,
	place: LinkPlace,
	definitions: ReadonlyMap<string, string>,
): Target[] {
	const targets: Target[] = [];
	for (const match of text.matchAll(inlineLink)) {
		const words = match[1] ?? "";
		const target =
			match[2] === undefined
				? definitions.get((match[3] || words).toLowerCase())
				: match[2].replace(/^<|>$/g, "");
		if (
			target === undefined ||
			(match.index > 0 && text.charAt(match.index - 1) === "!")
		)
			continue;
		const isRecord = recordFile.test(target) || isLabel(target);
		if (isRecord) targets.push({ at: match.index, named: target });
		else if (target === "" || place === "status") {
			const label = /^\s*((?:ADR|AD|RFC|DR)?[-_ #]{0,2}\d{1,5})\b/i.exec(
				words,
			)?.[1];
			if (label !== undefined) targets.push({ at: match.index, named: label });
		}
	}
	if (targets.length > 0) return targets;
	const bare = text.replace(/\([^()\s]{0,500}\)/g, (part) =>
		" ".repeat(part.length),
	);
	for (const match of bare.matchAll(named))
		targets.push({ at: match.index, named: match[0] });
	if (targets.length > 0 || place !== "status") return targets;
	let rest = text;
	for (
		let match = bareName.exec(rest);
		match?.[1] !== undefined;
		match = bareName.exec(rest)
	) {
		targets.push({ at: text.length - rest.length, named: match[1] });
		rest = rest.slice(match[0].length);
	}
	return targets;
}

/** A link's target without an ending, as some sites have it: `adr-006-core-runtime`. */
function isLabel(target: string): boolean {
	return /^(?:\.{0,2}\/)*[^/:#?]{0,100}\d{3,8}[-_][\w-]{1,120}\/?$/.test(
		target,
	);
}

function wordsBefore(text: string): string {
	const words = plainTitle(text.replace(/^[ \t>]*(?:[-*+][ \t]+)?/, ""))
		.replace(/[\s:–—-]+$/, "")
		.trim();
	return words.length > 60 ? "" : words;
}

/** The targets of reference links, by label in lower case. */
export function linkDefinitions(
	lines: readonly string[],
): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const line of lines) {
		if (line.charCodeAt(0) !== 91 || !line.includes("]:")) continue;
		const match = /^\[([^[\]]{1,100})\]:[ \t]*<?([^\s<>]{1,500})/.exec(line);
		if (match?.[1] && match[2] && !found.has(match[1].toLowerCase()))
			found.set(match[1].toLowerCase(), match[2]);
	}
	return found;
}
