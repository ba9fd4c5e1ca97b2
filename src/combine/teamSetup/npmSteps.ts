import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { ignoreLines } from "./ignoreLines.ts";
import { withPattern } from "./listEdit.ts";
import { blockLines, findBlocks, lineEndOf } from "./markedBlock.ts";
import { canTakeNotes, noNotes, speaksOfNotes } from "./notesPattern.ts";
import { readJson } from "./readJson.ts";
import type { SetupStep } from "./setupStep.ts";
import {
	fileIn,
	foldersWith,
	isRecord,
	manifestIn,
	type SetupTree,
} from "./setupTree.ts";
import { memberOf, stringsOf } from "./sourceNode.ts";

const title = msg`Keep notes out of the npm package`;
const published = msg`Notes would be published with the code.`;

/**
 * What keeps notes out of the packages of npm, pnpm and Yarn, the root's and each workspace's. A list of `files`
 * gets one more item, an `.npmignore` one more line. Where there is neither, npm goes by `.gitignore` until an
 * `.npmignore` exists: the new one repeats it.
 */
export function npmSteps(tree: SetupTree): readonly SetupStep[] {
	return foldersWith(tree, (name) => name === "package.json").flatMap(
		(folder) => stepsIn(tree, folder),
	);
}

/** Whether the `package.json` is that of a VS Code extension, which vsce packages by other rules. */
export function isExtension(
	manifest: Readonly<Record<string, unknown>> | undefined,
): boolean {
	const engines = manifest?.["engines"];
	return isRecord(engines) && typeof engines["vscode"] === "string";
}

function stepsIn(tree: SetupTree, folder: RepoPath): readonly SetupStep[] {
	const path = fileIn(folder, "package.json");
	const manifest = manifestIn(tree, folder);
	const before = tree.get(path);
	if (!manifest || before === undefined) return [];
	if (Array.isArray(manifest["files"]))
		return filesSteps(tree, folder, path, before, isExtension(manifest));
	const ignorePath = fileIn(folder, ".npmignore");
	const isPublished =
		manifest["private"] !== true &&
		typeof manifest["name"] === "string" &&
		typeof manifest["version"] === "string" &&
		!isExtension(manifest);
	if (tree.has(ignorePath))
		return existingIgnoreSteps(tree, folder, ignorePath);
	const gitignore = tree.get(fileIn(folder, ".gitignore"));
	if (!isPublished) return [];
	const reason =
		gitignore === undefined
			? published
			: msg`${published} npm reads .gitignore only while there is no .npmignore, so the new file repeats it: what .gitignore gains later is missing there until tacit init is run again.`;
	return [
		{
			kind: "edit",
			id: `npmignore:${ignorePath}`,
			path: ignorePath,
			title,
			reason,
			before: undefined,
			after: newIgnoreFile(gitignore),
		},
	];
}

function filesSteps(
	tree: SetupTree,
	folder: RepoPath,
	path: RepoPath,
	before: string,
	isVsCode: boolean,
): readonly SetupStep[] {
	const list = memberOf(readJson(before), "files");
	const patterns = stringsOf(list);
	if (
		!list ||
		!patterns ||
		patterns.some(speaksOfNotes) ||
		!canTakeNotes(patterns, tree.get(fileIn(folder, ".gitignore")))
	)
		return [];
	if (isVsCode)
		return [
			{
				kind: "by-hand",
				id: `npm:${path}`,
				path,
				title: msg`Keep notes out of the extension’s package`,
				reason: msg`vsce cannot leave anything out of what \`files\` names: list the files without their folders, or move from \`files\` to a .vscodeignore with this line.`,
				text: "**/.tacit/**",
			},
		];
	const after = withPattern(before, list, noNotes, "json");
	return after === undefined || after === before
		? []
		: [
				{
					kind: "edit",
					id: `npm:${path}`,
					path,
					title,
					reason: msg`What \`files\` names takes the notes in it along.`,
					before,
					after,
				},
			];
}

function existingIgnoreSteps(
	tree: SetupTree,
	folder: RepoPath,
	path: RepoPath,
): readonly SetupStep[] {
	const before = tree.get(path) ?? "";
	const gitignore = tree.get(fileIn(folder, ".gitignore"));
	const copy = findBlocks(before).find((block) => block.madeFile);
	const wanted = newIgnoreFile(gitignore);
	const wantedCopy = findBlocks(wanted).find((block) => block.madeFile);
	if (!copy || !wantedCopy || gitignore === undefined)
		return ignoreLines(tree, {
			id: `npmignore:${path}`,
			path,
			title,
			reason: published,
			lines: [noteLine],
		});
	if (copy.lines.join("\n") === wantedCopy.lines.join("\n")) return [];
	return [
		{
			kind: "edit",
			id: `npmignore:${path}`,
			path,
			title: msg`Repeat what .gitignore has by now`,
			reason: msg`npm reads .npmignore instead of .gitignore: what .gitignore leaves out since would be published.`,
			before,
			after:
				before.slice(0, copy.start) +
				wanted.slice(wantedCopy.start, wantedCopy.end) +
				before.slice(copy.end),
		},
	];
}

/** pnpm and Yarn mind the slash that other tools like behind a folder. */
const noteLine = ".tacit";

function newIgnoreFile(gitignore: string | undefined): string {
	const eol = lineEndOf(gitignore ?? "");
	const lines = (gitignore ?? "").replace(/^\uFEFF/, "").split(/\r?\n/);
	if (lines.at(-1) === "") lines.pop();
	const copy =
		gitignore === undefined
			? []
			: blockLines(
					["# What .gitignore says, which npm does not read now:", ...lines],
					true,
				);
	const notes = blockLines([noteLine], gitignore === undefined);
	return [...copy, ...notes, ""].join(eol);
}
