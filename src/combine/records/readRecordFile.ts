import { msg } from "../../core/message.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { decodeText } from "../../core/textEncoding.ts";
import type { RecordFile } from "./readRecords.ts";

/** A file of a record folder from its bytes; what is no text is refused, and so becomes a finding. */
export function readRecordFile(path: RepoPath, bytes: Uint8Array): RecordFile {
	const decoded = decodeText(bytes);
	if ("text" in decoded)
		return {
			path,
			content: {
				text: decoded.text,
				isLegacy: decoded.encoding === "latin-1",
			},
		};
	return {
		path,
		content: {
			refused: {
				code: "encoding",
				found: msg`binary`,
				expected: msg`UTF-8`,
			},
		},
	};
}
