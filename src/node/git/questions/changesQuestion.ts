import { msg } from "../../../core/message.ts";
import type { GitQuestion } from "../gitQuestion.ts";
import {
	changesFormat,
	type FileChange,
	parseChanges,
} from "./parseChanges.ts";

/** Asks which files differ between two trees or commits (ids), by path. */
export function changesQuestion(
	before: string,
	after: string,
): GitQuestion<ReadonlyMap<string, FileChange>> {
	return {
		purpose: msg`compare two commits`,
		commands: ["diff-tree", "-r", ...changesFormat, before, after, "--"],
		parse: parseChanges,
	};
}
