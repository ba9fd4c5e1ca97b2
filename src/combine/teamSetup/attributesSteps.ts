import { defaultConfig, type LogSettings } from "../../core/config.ts";
import { msg } from "../../core/message.ts";
import { baseName, type RepoPath } from "../../core/repoPath.ts";
import { driverName } from "../merge/driverCommand.ts";
import { ignoreLines } from "./ignoreLines.ts";
import type { SetupStep } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";

/** Where git is told how to treat files. */
export const attributesPath = ".gitattributes" as RepoPath;

const mergeNotes = `**/.tacit/**/*.md merge=${driverName}`;

/** Whether a line is one by which git merges notes, or a log wherever a configuration has or had it, with Tacit's driver. */
export function isMergeLine(line: string): boolean {
	return line.trimEnd().endsWith(` merge=${driverName}`);
}

/** The line of the log: of the one file, or of all files of that name where each folder has its own. */
function mergeLog({ path, split }: LogSettings): string {
	const isAnywhere = split === "folder" || path === defaultConfig.log.path;
	const name = isAnywhere ? baseName(path) : path;
	const isAnchored = isAnywhere || name.includes("/");
	return `${pattern(isAnchored ? name : `/${name}`)} merge=${driverName}`;
}

/** A path as a pattern that fits nothing else, in quotes where git would take it apart or for a comment. */
function pattern(path: string): string {
	const plain = path.replace(/[\\*?[\]]/g, "\\$&");
	return /[\s"]|^[#!]/.test(plain)
		? `"${plain.replace(/[\\"]/g, "\\$&")}"`
		: plain;
}

/** What git and Git hosts are told of notes: they are documentation, and merged by their parts where that was set up. */
export function attributesSteps(
	tree: SetupTree,
	log: LogSettings,
): readonly SetupStep[] {
	const text = tree.get(attributesPath) ?? "";
	const archives = /^[^#\n]*\sexport-ignore\b/m.test(text);
	const merged = msg`Two branches that change different parts of one note, or of the decision log, merge without conflict in each clone where tacit init --merge-driver was run; elsewhere git merges them as any text.`;
	return ignoreLines(tree, {
		id: `gitattributes:${attributesPath}`,
		path: attributesPath,
		title: msg`Let git know notes`,
		reason: archives
			? msg`${merged} Git hosts take them for documentation, not code, and archives leave them out as they do other files.`
			: msg`${merged} Git hosts take them for documentation, not code.`,
		lines: [
			"**/.tacit/**/*.md linguist-documentation",
			...(archives ? ["**/.tacit export-ignore"] : []),
			mergeNotes,
			mergeLog(log),
		],
		isOutdated: isMergeLine,
		isSettledBy: (line) => line.includes(".tacit"),
	});
}

/** Whether the text of `.gitattributes` has git look for the driver. */
export function namesDriver(text: string): boolean {
	return text.includes(`merge=${driverName}`);
}
