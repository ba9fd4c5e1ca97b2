import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import {
	changesFormat,
	type FileChange,
	parseChanges,
} from "./parseChanges.ts";

/** Asks which files the index holds in another version than `commit` (an id) does, conflicts included, by path. */
export function stagedQuestion(
	commit: string,
): GitQuestion<ReadonlyMap<string, FileChange>> {
	return {
		purpose: msg`compare the index with a commit`,
		commands: ["diff-index", "--cached", ...changesFormat, commit, "--"],
		parse: parseChanges,
	};
}
