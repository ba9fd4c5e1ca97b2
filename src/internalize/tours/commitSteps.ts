import type { Commit, FileVersion } from "../../core/ports.ts";
import type { NewStep } from "./composeTour.ts";
import { type LineHunk, lineHunks } from "./lineHunks.ts";
import type { StepPlace } from "./stepPlace.ts";

/** What a commit made of a file's text; lines without line ends. */
export interface TextChange {
	/** `undefined` where the file was taken away. */
	readonly after: FileVersion | undefined;
	readonly path: string;
	readonly linesBefore: readonly string[];
	readonly linesAfter: readonly string[];
}

/** A step about what a commit did to a file, before it is known where that is today. */
export interface CommitStep {
	readonly commit: Commit;
	/** `undefined` for a commit that changed no text. */
	readonly change: TextChange | undefined;
	readonly hunks: readonly LineHunk[];
	/** Whether it is the commit's first one, which says why. */
	readonly isFirst: boolean;
	/** Files that the commit changed beside those that have a step; told by the first. */
	readonly others: number;
}

/** Files of a commit that get a step, those with the most changes. */
const mostFiles = 3;
/** Lines of a diff; the others are counted. */
const mostLines = 60;

/** The steps of one commit: one for each file, the most changed first, three at most. */
export function commitSteps(
	commit: Commit,
	changes: readonly TextChange[],
): readonly CommitStep[] {
	const steps = changes
		.map((change) => ({
			change,
			hunks: lineHunks(change.linesBefore, change.linesAfter),
		}))
		.filter(({ hunks }) => hunks.length > 0)
		.sort((a, b) => sizeOf(b.hunks) - sizeOf(a.hunks));
	const kept = steps.slice(0, mostFiles);
	if (kept.length === 0)
		return [{ commit, change: undefined, hunks: [], isFirst: true, others: 0 }];
	return kept.map((step, at) => ({
		...{ commit, ...step, isFirst: at === 0 },
		others: at === 0 ? steps.length - kept.length : 0,
	}));
}

/** The line, as the commit left it, that the step stands at: where its largest hunk begins; `undefined` without any. */
export function mainLine(hunks: readonly LineHunk[]): number | undefined {
	const [largest] = [...hunks].sort((a, b) => sizeOf([b]) - sizeOf([a]));
	return largest?.line || undefined;
}

function sizeOf(hunks: readonly LineHunk[]): number {
	return hunks.reduce(
		(sum, { lines }) =>
			sum + lines.filter((line) => !line.startsWith(" ")).length,
		0,
	);
}

/**
 * The step as it is written: the commit's words (once), then the diff. It stands where the lines are today, and at no file where
 * they are gone or only probably there. `safe` makes a message safe to be read as Markdown.
 */
export function commitStepText(
	{ commit, change, hunks, isFirst, others }: CommitStep,
	place: StepPlace | undefined,
	fileOf: (path: string) => string,
	safe: (text: string) => string,
): NewStep {
	const [subject = "", ...rest] = commit.message.split("\n");
	const spot = place?.state === "attached" ? place.spot : undefined;
	const name = change?.path;
	const said = isFirst ? [safe(rest.join("\n").trim())] : [];
	const by = `_${safe(commit.author.name).trim()}, ${commit.date}, ${commit.hash.slice(0, 10)}_`;
	const gone =
		name !== undefined && !spot
			? [`These lines are not there any more: ${codeOf(name)}`]
			: [];
	const more = others > 0 ? [`The commit changed ${others} more.`] : [];
	return {
		title: isFirst || name === undefined ? subject : `${subject}: ${name}`,
		description: [...said, by, ...gone, ...diffOf(hunks), ...more]
			.map((part) => part.trim())
			.filter((part) => part !== "")
			.join("\n\n"),
		...(spot ? { file: fileOf(spot.path), line: spot.line } : {}),
	};
}

function diffOf(hunks: readonly LineHunk[]): readonly string[] {
	if (hunks.length === 0) return [];
	const all = hunks.flatMap(({ lines }, at) =>
		at === 0 ? lines : ["@@", ...lines],
	);
	const left = all.length - mostLines;
	const lines = [
		...all.slice(0, mostLines),
		...(left > 0 ? [`@@ ${left} more lines`] : []),
	];
	const text = lines.join("\n");
	const longest = Math.max(
		2,
		...(text.match(/`+/g) ?? []).map(({ length }) => length),
	);
	const fence = "`".repeat(longest + 1);
	return [`${fence}diff\n${text}\n${fence}`];
}

function codeOf(text: string): string {
	const plain = text.replace(/[\s`]+/g, " ");
	return `\`${plain}\``;
}
