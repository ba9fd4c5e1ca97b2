import { codeSyntaxOf } from "../../core/code/codeSyntax.ts";
import { languageOf } from "../../core/code/languageOf.ts";
import { isInNoteFolder } from "../../core/notePath.ts";
import type { RepoPath } from "../../core/repoPath.ts";

/** Others wrote it, or a program did. */
const foreign =
	/(?:^|\/)(?:node_modules|bower_components|vendor|third[_-]?party|deps|external|dist|build|out|target|coverage|generated|__generated__|__snapshots__|fixtures?|testdata)\/|[._-](?:min|bundle|generated|gen|pb)\.[^/]*$|\.(?:pb|g)\.\w+$|_pb2?\.\w+$|(?:^|\/)[^/]*(?:lock|\.lock)(?:\.\w+)?$|\.(?:json|svg|md|markdown|txt|rst|html?|xml)$/i;

/** Whether reasons in its comments are looked for: code of a known language that people of this repository wrote. */
export function isHarvested(path: RepoPath): boolean {
	return (
		!isInNoteFolder(path) &&
		!foreign.test(path) &&
		codeSyntaxOf(languageOf(path)) !== undefined
	);
}
