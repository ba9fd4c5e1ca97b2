import ignore, { type Ignore } from "ignore";
import { msg } from "../../core/message.ts";
import {
	baseName,
	folderOf,
	isWithin,
	type RepoPath,
} from "../../core/repoPath.ts";
import { packageSteps } from "../teamSetup/packageSteps.ts";
import type { SetupStep } from "../teamSetup/setupStep.ts";
import { fileIn, manifestIn, type SetupTree } from "../teamSetup/setupTree.ts";
import type { UnrankedFinding } from "./checkFinding.ts";

/**
 * The packages that would bring notes to whoever installs them, with what to add to which file. `notes`: the paths of the
 * published ones; `tree`: as the team's set-up reads it.
 */
export function shippedFindings(
	tree: SetupTree,
	notes: readonly RepoPath[],
): readonly UnrankedFinding[] {
	return packageSteps(tree).flatMap((step): UnrankedFinding[] => {
		const folder = folderOf(step.path);
		const inside = notes.filter((path) => isWithin(folder, path));
		const shipped = inside.filter(shipsBy(step, tree));
		const lines = linesToAdd(step);
		const [first] = shipped;
		if (first === undefined || lines.length === 0) return [];
		return [
			{
				id: `notes-shipped:${step.path}`,
				code: "notes-shipped",
				...{ path: step.path, lines: undefined, note: undefined },
				...{ before: undefined, after: undefined },
				said:
					shipped.length === 1
						? msg`The package would bring a note to its users: ${first}`
						: msg`The package would bring ${shipped.length} notes to its users, such as ${first}`,
				todo: msg`Add to ${step.path}: ${lines.join(" ")} (tacit init does)`,
			},
		];
	});
}

/** The lines of ours that a step brings; what stands around them is no matter here. */
function linesToAdd(step: SetupStep): readonly string[] {
	if (step.kind === "by-hand") return step.text.split("\n");
	const before = new Set((step.before ?? "").split(/\r?\n/));
	return (step.after ?? "")
		.split(/\r?\n/)
		.filter((line) => !before.has(line) && line.includes(".tacit"))
		.map((line) => line.trim());
}

/** Whether a note is in the package, as far as its lists of files say; all are where these cannot be read so. */
function shipsBy(
	{ path }: SetupStep,
	tree: SetupTree,
): (note: RepoPath) => boolean {
	const folder = folderOf(path);
	const below = (note: RepoPath) =>
		folder === "" ? note : note.slice(folder.length + 1);
	const name = baseName(path);
	const read = (file: string) => tree.get(fileIn(folder, file));
	if (name === "package.json") {
		const files = manifestIn(tree, folder)?.["files"];
		if (!Array.isArray(files)) return () => true;
		const taken = rules(files.filter(isText).map(fromRoot));
		return (note) => taken.ignores(below(note));
	}
	if (name === ".npmignore") {
		const text = read(".npmignore") ?? read(".gitignore") ?? "";
		const leftOut = rules(text.split(/\r?\n/));
		return (note) => !leftOut.ignores(below(note));
	}
	if (name === ".vscodeignore") {
		const lines = (read(".vscodeignore") ?? "")
			.split(/\r?\n/)
			.map((line) => line.trim())
			.filter((line) => line !== "" && !line.startsWith("#"));
		const isBack = (line: string) => line.startsWith("!");
		// What a line with `!` lets in no other line keeps out.
		const out = rules(lines.filter((line) => !isBack(line)).map(fromRoot));
		const back = rules(
			lines.filter(isBack).map((line) => fromRoot(line.slice(1))),
		);
		return (note) => !out.ignores(below(note)) || back.ignores(below(note));
	}
	return () => true;
}

/** Of a pattern with more stars it cannot be said how long a look takes: it is passed over. */
const mostStars = 3;

function rules(patterns: readonly string[]): Ignore {
	return ignore().add(
		patterns.filter(
			(pattern) => (pattern.match(/\*+/g)?.length ?? 0) <= mostStars,
		),
	);
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

/** These lists mean places, where a line of a `.gitignore` without a slash means names. */
function fromRoot(pattern: string): string {
	const isOut = pattern.startsWith("!");
	const bare = (isOut ? pattern.slice(1) : pattern).replace(/^\.?\//, "");
	return `${isOut ? "!" : ""}/${bare}`;
}
