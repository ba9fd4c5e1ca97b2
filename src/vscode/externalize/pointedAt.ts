import { workspace } from "vscode";
import { languageOf } from "../../core/code/languageOf.ts";
import type { LineRange } from "../../core/lineRange.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import type { NoteRequest } from "../../externalize/noteRequest.ts";
import type { CodeFile } from "../codeFile.ts";
import { bytesOf } from "./bytesOf.ts";
import { symbolAround } from "./symbols.ts";

/** What a note on these lines of a file's code, or on all of it, is to say of them, as they stand in the editor. */
export async function pointedAt(
	path: RepoPath,
	file: CodeFile,
	lines: LineRange | undefined,
): Promise<Pick<NoteRequest, "pointed" | "bytes">> {
	const code = file.code();
	const reading = fileBytes(file);
	const place = lines && file.at(lines);
	return {
		pointed: {
			path,
			isFolder: false,
			lines,
			text: code.lines,
			cells: code.cells,
			language: languageOf(path),
			symbol: place && (await symbolAround(place.document, place.lines))?.name,
		},
		bytes: await reading,
	};
}

/** The file as it would stand on disk. How VS Code would write a notebook that is not saved is not known. */
async function fileBytes({
	key,
	uri,
	isDirty,
}: CodeFile): Promise<Uint8Array | undefined> {
	if (!("getCells" in key)) return bytesOf(key);
	if (isDirty()) return undefined;
	try {
		return await workspace.fs.readFile(uri);
	} catch {
		return undefined;
	}
}
