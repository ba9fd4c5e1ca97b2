import { msg } from "../../core/message.ts";
import {
	githubOwnersFiles,
	gitlabMarks,
	gitlabOwnersFiles,
} from "../../core/owners/ownersFiles.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { ignoreLines } from "./ignoreLines.ts";
import type { SetupStep } from "./setupStep.ts";
import type { SetupTree } from "./setupTree.ts";

/** What Git hosts are told of notes: no owner must approve them. */
export function reviewSteps(tree: SetupTree): readonly SetupStep[] {
	const github = githubOwnersFiles.find((path) => tree.has(path));
	const usesGitlab = !github || gitlabMarks.some((path) => tree.has(path));
	const gitlab = usesGitlab
		? gitlabOwnersFiles.find((path) => tree.has(path))
		: undefined;
	return [...new Set([github, gitlab])].flatMap((path) =>
		path === undefined ? [] : ownersSteps(tree, path),
	);
}

/** The line that clears ownership: a pattern without owner. */
const unowned = "**/.tacit/";

function ownersSteps(tree: SetupTree, path: RepoPath): readonly SetupStep[] {
	const about = {
		id: `codeowners:${path}`,
		path,
		title: msg`Let notes in without the code owners’ approval`,
		reason: msg`Whoever owns the code would have to approve each note on it; the last line that fits a file counts, and one without owner frees it.`,
	};
	const text = tree.get(path) ?? "";
	if (/^\^?\[[^\]\n]+\]/m.test(text))
		return text.includes(".tacit")
			? []
			: [
					{
						kind: "by-hand",
						...about,
						reason: msg`${about.reason} Sections are told apart: add the line to each that has a pattern for the code.`,
						text: `!${unowned}`,
					},
				];
	return ignoreLines(tree, {
		...about,
		lines: [unowned],
		isSettledBy: (line) => line.includes(".tacit"),
		mustBeLast: true,
	});
}
