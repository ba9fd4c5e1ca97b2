import process from "node:process";
import { languageOf } from "../core/code/languageOf.ts";
import { TacitError } from "../core/errors.ts";
import type { LineRange } from "../core/lineRange.ts";
import { type Message, msg } from "../core/message.ts";
import { type CodeText, codeOf } from "../core/notebook/codeText.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { decodeText } from "../core/textEncoding.ts";
import { pointedFolder } from "../externalize/captureAnchor.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";
import { relativePath } from "../node/terminal/systemPath.ts";
import { linesPointedAt, refuseBeyondEnd } from "./cells.ts";
import type { Here } from "./openHere.ts";
import type { Target } from "./readTarget.ts";

/** What a note is to speak of, as it stands. Throws `bad-argument` for what is not there, or is no code. */
export async function pointAt(
	here: Here,
	path: RepoPath,
	target: Target,
): Promise<Pick<NoteRequest, "pointed" | "bytes">> {
	const { place, kind } = target;
	const seen = relativePath(process.cwd(), place);
	const refuse = (message: Message) => new TacitError("bad-argument", message);
	if (kind === undefined)
		throw refuse(msg`There is no file or folder ${seen} to write a note on.`);
	if (/(?:^|\/)(?:\.tacit|\.git)(?:\/|$)/.test(path))
		throw refuse(
			msg`${seen} is Tacit’s or git’s own. Notes speak of the code around it.`,
		);
	if (kind === "folder") {
		if (target.lines) throw refuse(msg`${seen} is a folder and has no lines.`);
		return { pointed: pointedFolder(path), bytes: undefined };
	}
	const seenCode = await codeAt(here, path);
	const lines = linesPointedAt(seenCode.code, target, seen);
	if (lines) refuseBeyondEnd(lines.end, seenCode.text, seen);
	return pointedIn(path, seenCode, lines);
}

/** These lines of a file as they stand (of a notebook, of all its cells), or the whole file. */
export async function pointAtLines(
	here: Here,
	path: RepoPath,
	lines: LineRange | undefined,
): Promise<Pick<NoteRequest, "pointed" | "bytes">> {
	return pointedIn(path, await codeAt(here, path), lines);
}

interface CodeAt {
	readonly bytes: Uint8Array | undefined;
	readonly code: CodeText;
	/** Its lines; none where it is no text. */
	readonly text: readonly string[];
}

async function codeAt(
	{ workspace }: Pick<Here, "workspace">,
	path: RepoPath,
): Promise<CodeAt> {
	const bytes = (await workspace.read(path))?.bytes;
	const decoded = bytes && decodeText(bytes);
	const isText = decoded !== undefined && "text" in decoded;
	const code = codeOf(path, isText ? decoded.text : "");
	return { bytes, code, text: isText ? code.lines : [] };
}

function pointedIn(
	path: RepoPath,
	{ bytes, code, text }: CodeAt,
	lines: LineRange | undefined,
): Pick<NoteRequest, "pointed" | "bytes"> {
	return {
		pointed: {
			path,
			isFolder: false,
			lines,
			text,
			cells: code.cells,
			language: languageOf(path),
			symbol: undefined,
		},
		bytes,
	};
}
