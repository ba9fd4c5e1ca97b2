import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { isMergeLine } from "./attributesSteps.ts";
import {
	cutLines,
	findBlocks,
	lineEndOf,
	type MarkedBlock,
} from "./markedBlock.ts";
import { pythonTables } from "./pythonSteps.ts";
import { excludeLine } from "./tomlList.ts";
import { yamlItem } from "./yamlList.ts";

/**
 * The text without Tacit's marked blocks; `undefined` where Tacit made the file and nothing else is in it. Lines
 * that somebody put inside a block stay, and so does what they need: a table's or a list's heading, and the lines
 * of `.gitignore` that an `.npmignore` of Tacit's repeats.
 */
export function withoutBlocks(
	path: RepoPath,
	text: string,
): string | undefined {
	const blocks = findBlocks(text);
	const isMade = blocks[0]?.start === 0 && blocks[0].madeFile;
	const covered = blocks.reduce((sum, { start, end }) => sum + end - start, 0);
	if (
		isMade &&
		covered === text.length &&
		blocks.every((block) => isUntouched(path, block))
	)
		return undefined;
	return blocks.reduceRight((rest, block) => {
		const kept = keptLines(path, block, rest.slice(block.end));
		if (kept.length === 0) return cutLines(rest, block.start, block.end);
		const eol = lineEndOf(text);
		const isEnded = rest.slice(block.start, block.end).endsWith("\n");
		return (
			rest.slice(0, block.start) +
			kept.join(eol) +
			(isEnded ? eol : "") +
			rest.slice(block.end)
		);
	}, text);
}

const headings: ReadonlySet<string> = new Set([
	...Object.values(pythonTables).map((table) => `[${table.join(".")}]`),
	"ignores:",
]);

const ownLines: ReadonlySet<string> = new Set([
	...headings,
	".tacit",
	".tacit/",
	"**/.tacit",
	"**/.tacit/",
	"**/.tacit/**",
	"prune **/.tacit",
	"**/.tacit/**/*.md linguist-documentation",
	"**/.tacit export-ignore",
	excludeLine,
	yamlItem,
	"layout: beside",
	"layout: root",
]);

function isUntouched(path: RepoPath, block: MarkedBlock): boolean {
	return isCopy(path, block) || block.lines.every(isOwn);
}

/** Whether the block repeats a `.gitignore`; without it npm would publish what that leaves out. */
function isCopy(path: RepoPath, block: MarkedBlock): boolean {
	return (
		baseName(path) === ".npmignore" &&
		block.madeFile &&
		!block.lines.every(isOwn)
	);
}

function isOwn(line: string): boolean {
	return ownLines.has(line.trim()) || isMergeLine(line);
}

function keptLines(
	path: RepoPath,
	block: MarkedBlock,
	after: string,
): readonly string[] {
	if (isCopy(path, block)) return block.lines;
	const others = block.lines.filter((line) => !isOwn(line));
	const heading = block.lines.filter((line) => headings.has(line.trim()));
	const isNeeded =
		heading.length > 0 && (others.length > 0 || goesOn(path, after));
	return isNeeded
		? block.lines.filter((line) => !isOwn(line) || headings.has(line.trim()))
		: others;
}

/** Whether what follows belongs to the heading in the block. */
function goesOn(path: RepoPath, after: string): boolean {
	const next = after.split("\n").find((line) => /^\s*[^#\s]/.test(line));
	if (next === undefined) return false;
	return path.endsWith(".toml")
		? !next.trimStart().startsWith("[")
		: /^(?:\s|-)/.test(next);
}
