import type { Finding } from "../finding.ts";
import { formatLineRange, parseLineRange } from "../lineRange.ts";
import { type Message, msg, verbatim } from "../message.ts";
import { ownCopy } from "../ownCopy.ts";
import {
	type RepoPath,
	relativeRepoPath,
	resolveRepoPath,
} from "../repoPath.ts";
import { shortenFound } from "../shortenFound.ts";
import type { Anchor } from "./anchor.ts";

/** What an anchor's info string says: the anchor without its place in the note. */
export type AnchorInfo = Omit<Anchor, "noteLine">;

/** An info string as read. */
export interface InfoString {
	/** `undefined` where no `file` inside the repository is given: then there is no anchor. */
	readonly anchor: AnchorInfo | undefined;
	/** Words with unknown or repeated keys, as written and in order: a rewrite must hand them back. */
	readonly kept: readonly string[];
	/** What is wrong with it; the caller knows the line. */
	readonly problems: readonly Omit<Finding, "lines">[];
}

const keys = [
	"file",
	"lines",
	"symbol",
	"commit",
	"blob",
	"near",
	"cell",
] as const satisfies readonly (keyof AnchorInfo | "file")[];
type Key = (typeof keys)[number];

/**
 * Writes `<language> tacit file=… lines=…`. `noteFolder` is the folder that speaks: the one that holds
 * `.tacit/`. `kept` are words of an earlier reading that Tacit does not know; they stay at the end.
 */
export function writeInfoString(
	anchor: AnchorInfo,
	noteFolder: RepoPath,
	kept: readonly string[] = [],
): string {
	const values: Record<Key, string | undefined> = {
		file: writePath(anchor, noteFolder),
		lines: anchor.lines && formatLineRange(anchor.lines),
		symbol: anchor.symbol,
		commit: anchor.commit,
		blob: anchor.blob,
		near: anchor.near,
		cell: anchor.cell,
	};
	const words = keys.flatMap((key) => {
		const value = values[key];
		return value ? [`${key}=${encode(value)}`] : [];
	});
	const language = encode(anchor.language).replace(/^~/, "%7E") || "text";
	// A fence of tildes may hold a backtick in its info string; the one written here may not.
	const others = kept.map((word) => word.replaceAll("`", "%60"));
	return [language, "tacit", ...words, ...others].join(" ");
}

/**
 * Reads an info string as it stands in the source, after the fence's marks. `undefined` when its second
 * word is not `tacit`: the block is no anchor. Entities and backslash escapes are not undone: Tacit
 * writes none, and percent encoding needs neither.
 */
export function readInfoString(
	info: string,
	noteFolder: RepoPath,
): InfoString | undefined {
	if (!isAnchorInfo(info)) return undefined;
	const words = wordsOf(info);
	const values: Partial<Record<Key, string>> = {};
	const kept: string[] = [];
	const problems: Omit<Finding, "lines">[] = [];
	for (let i = 2; i < words.length; i++) {
		const word = words[i] ?? "";
		const equals = word.indexOf("=");
		const key = knownKey(equals < 0 ? word : word.slice(0, equals));
		if (key && equals >= 0 && values[key] === undefined)
			values[key] = decode(word.slice(equals + 1));
		else {
			kept.push(ownCopy(word));
			problems.push(
				key && equals >= 0
					? problem(
							"anchor-key-repeated",
							"warning",
							word,
							msg`\`${key}\` once`,
						)
					: problem(
							"anchor-key-unknown",
							"info",
							word,
							verbatim(keys.join(", ")),
						),
			);
		}
	}
	const place = readPath(values.file, noteFolder, problems);
	if (!place) return { anchor: undefined, kept, problems };
	const anchor: AnchorInfo = {
		path: place.path,
		lines: readLines(values.lines, place.isFolder, problems),
		isFolder: place.isFolder,
		language: ownCopy(decode(words[0] ?? "")),
		symbol: owned(values.symbol),
		commit: readHash("commit", values.commit, problems),
		blob: readHash("blob", values.blob, problems),
		near: owned(values.near),
		cell: owned(values.cell),
	};
	return { anchor, kept, problems };
}

/** Whether the second word of an info string is `tacit`. */
export function isAnchorInfo(info: string): boolean {
	return /^[ \t]*[^ \t]+[ \t]+tacit(?:[ \t]|$)/.test(info);
}

/** Words between spaces and tabs: CommonMark counts no other white space here. */
function wordsOf(info: string): string[] {
	return info.split(/[ \t]+/).filter((word) => word !== "");
}

function knownKey(text: string): Key | undefined {
	return keys.find((key) => key === text);
}

function writePath(anchor: AnchorInfo, noteFolder: RepoPath): string {
	const relative = relativeRepoPath(noteFolder, anchor.path);
	if (anchor.isFolder && relative === ".") return relative;
	// A name may look like a drive, or begin with a backslash.
	const start = /^(?:\\|[A-Za-z]:(?:[/\\]|$))/.test(relative) ? "./" : "";
	return `${start}${relative}${anchor.isFolder ? "/" : ""}`;
}

function readPath(
	value: string | undefined,
	noteFolder: RepoPath,
	problems: Omit<Finding, "lines">[],
): { path: RepoPath; isFolder: boolean } | undefined {
	if (!value) {
		problems.push(
			problem("anchor-file-missing", "warning", "", msg`\`file=<path>\``),
		);
		return undefined;
	}
	const path = resolveRepoPath(noteFolder, value);
	// What git keeps for itself is as foreign as what lies outside.
	if (path === undefined || /(?:^|\/)\.git(?:\/|$)/i.test(path)) {
		problems.push(
			problem(
				"anchor-file-outside",
				"warning",
				value,
				path === undefined
					? msg`a path inside the repository, relative to the folder that holds \`.tacit\``
					: msg`a file beside git’s own folder, not in it`,
			),
		);
		return undefined;
	}
	return {
		path: ownCopy(path) as RepoPath,
		isFolder: path === "" || /(?:^|\/)\.{0,2}$/.test(value),
	};
}

function readLines(
	value: string | undefined,
	isFolder: boolean,
	problems: Omit<Finding, "lines">[],
): Anchor["lines"] {
	if (value === undefined) return undefined;
	const lines = isFolder ? undefined : parseLineRange(value);
	if (!lines)
		problems.push(
			problem(
				"anchor-lines-malformed",
				"warning",
				value,
				isFolder ? msg`no \`lines\` for a folder` : verbatim("`lines=12-24`"),
			),
		);
	return lines;
}

function readHash(
	key: "commit" | "blob",
	value: string | undefined,
	problems: Omit<Finding, "lines">[],
): string | undefined {
	if (value === undefined) return undefined;
	if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) return ownCopy(value);
	problems.push(
		problem(
			"anchor-hash-malformed",
			"warning",
			value,
			msg`\`${key}=\` and the full hash, 40 hexadecimal digits`,
		),
	);
	return undefined;
}

function problem(
	code: Finding["code"],
	severity: Finding["severity"],
	found: string,
	expected: Message,
): Omit<Finding, "lines"> {
	return { code, severity, found: shortenFound(found), expected };
}

function owned(value: string | undefined): string | undefined {
	return value ? ownCopy(value) : undefined;
}

/**
 * White space, controls (those that steer writing direction included), halves of surrogate pairs, and what
 * CommonMark or a formatter would read as a mark of its own.
 */
const mustEncode = /[\s\p{Cc}\p{Cf}\p{Cs}`"'%&\\=]/gu;

function encode(value: string): string {
	return value.replace(mustEncode, (character) => {
		if (character === "'") return "%27";
		// Half a pair has no UTF-8 and so no percent encoding; it becomes the replacement character.
		return /\p{Cs}/u.test(character)
			? "%EF%BF%BD"
			: encodeURIComponent(character);
	});
}

/** Text that is no percent encoding (a hand-written `100%.ts`) stands for itself. */
function decode(value: string): string {
	if (!value.includes("%")) return value;
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
