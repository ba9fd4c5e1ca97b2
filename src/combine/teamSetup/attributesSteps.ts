import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { driverName } from "../merge/driverCommand.ts";
import { ignoreLines } from "./ignoreLines.ts";
import type { SetupStep } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";

/** Where git is told how to treat files. */
export const attributesPath = ".gitattributes" as RepoPath;

/** Attributes by which git merges notes, in either layout, and logs in any folder, with Tacit's driver where a clone has it. */
export const mergeLines: readonly string[] = [
	`**/.tacit/**/*.md merge=${driverName}`,
	`DECISIONS.md merge=${driverName}`,
];

/** What git and Git hosts are told of notes: they are documentation, and merged by their parts where that was set up. */
export function attributesSteps(tree: SetupTree): readonly SetupStep[] {
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
			...mergeLines,
		],
		isSettledBy: (line) => line.includes(".tacit"),
	});
}

/** Whether the text of `.gitattributes` has git look for the driver. */
export function namesDriver(text: string): boolean {
	return text.includes(`merge=${driverName}`);
}
