import type { Message } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import {
	appendBlock,
	blockLines,
	cutLines,
	findBlocks,
	lineEndOf,
} from "./markedBlock.ts";
import { speaksOfNotes } from "./notesPattern.ts";
import type { SetupEdit } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";

/** Lines wanted at the end of a file that takes `#` comments. */
export interface WantedLines {
	readonly id: string;
	readonly path: RepoPath;
	readonly title: Message;
	readonly reason: Message;
	readonly lines: readonly string[];
	/** Whether a line of a person's own settles the matter; as a rule, any that names all notes. */
	readonly isSettledBy?: (line: string) => boolean;
	/** Whether a line in Tacit's block that is not among `lines` is of an earlier set-up; all others are a person's, and stay. */
	readonly isOutdated?: (line: string) => boolean;
	/** Whether later lines outdo earlier ones, so that Tacit's must stand last. */
	readonly mustBeLast?: boolean;
}

/** The step that adds the lines, none where they stand there or a person settled it. The file may be missing. */
export function ignoreLines(
	tree: SetupTree,
	wanted: WantedLines,
): readonly SetupEdit[] {
	const { id, path, title, reason } = wanted;
	const before = tree.get(path);
	const after = withLines(before, wanted);
	return after === before
		? []
		: [{ kind: "edit", id, path, title, reason, before, after }];
}

function withLines(
	text: string | undefined,
	{
		lines,
		isSettledBy = speaksOfNotes,
		isOutdated = () => false,
		mustBeLast = false,
	}: WantedLines,
): string {
	if (text === undefined) return appendBlock(undefined, lines);
	const blocks = findBlocks(text);
	const own = blocks.find((block) =>
		block.lines.some((line) => lines.includes(line.trim())),
	);
	if (!own) {
		const outside = blocks.reduceRight(
			(rest, block) => rest.slice(0, block.start) + rest.slice(block.end),
			text,
		);
		const isSettled = outside
			.split(/\r?\n/)
			.some((line) => !line.startsWith("#") && isSettledBy(line));
		return isSettled ? text : appendBlock(text, lines);
	}
	if (mustBeLast && hasRule(text.slice(own.end)))
		return appendBlock(cutLines(text, own.start, own.end), lines);
	const others = own.lines.filter((line) => !lines.includes(line.trim()));
	const kept = others.filter((line) => !isOutdated(line));
	if (
		lines.every((line) => own.lines.includes(line)) &&
		kept.length === others.length
	)
		return text;
	const eol = lineEndOf(text);
	const isEnded = text.slice(0, own.end).endsWith("\n");
	return (
		text.slice(0, own.start) +
		blockLines([...lines, ...kept], own.madeFile).join(eol) +
		(isEnded ? eol : "") +
		text.slice(own.end)
	);
}

function hasRule(text: string): boolean {
	return text.split("\n").some((line) => /^\s*[^#\s]/.test(line));
}
