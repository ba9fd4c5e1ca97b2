import type { ChangedFile, FileEdit } from "./changedFile.ts";
import type { MomentReaders } from "./momentReaders.ts";

/** Lines above in which a comment speaks of what stands here. */
const near = 5;
/** The same below, inside of what begins here. */
const below = 2;

/** Whether a comment on the line, or right above it, speaks to people of more than a word or two. */
export function isToldBeside(
	file: ChangedFile,
	edit: FileEdit,
	line: number,
	readers: MomentReaders,
): boolean {
	return readers
		.commentsIn(edit.after.lines.join("\n"), file.path)
		.some(
			(comment) =>
				comment.lines.start <= line + below &&
				comment.lines.end >= line - near &&
				(readers.givesReason(comment) ||
					(comment.kind === "prose" &&
						(comment.text.match(/\p{L}{2,}/gu)?.length ?? 0) >= 4)),
		);
}
