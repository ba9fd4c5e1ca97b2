import type { FileThen } from "../../combine/check/judgeAnchor.ts";
import { prepareCode } from "../../core/anchor/preparedText.ts";
import { isTacitError } from "../../core/errors.ts";
import { type Message, msg } from "../../core/message.ts";
import { codeOf } from "../../core/notebook/codeText.ts";
import type { History, WorkChange, Workspace } from "../../core/ports.ts";
import type { RepoPath } from "../../core/repoPath.ts";
import { sameBytes } from "../../core/sameBytes.ts";
import { decodeText } from "../../core/textEncoding.ts";

/** Bytes of the largest file that is compared. */
export const mostCompared = 10_000_000;

/** A file at one time. */
export type FileSide =
	| { readonly is: "text"; readonly file: FileThen; readonly bytes: Uint8Array }
	/** It cannot be compared. `bytes` are left out where they were not read. */
	| {
			readonly is: "unread";
			readonly path: RepoPath;
			/** What it is, completing “src/a.ts …”. */
			readonly why: Message;
			readonly isBinary: boolean;
			readonly bytes?: Uint8Array;
	  }
	| { readonly is: "missing" };

/** A changed file before and after. */
export interface FileSides {
	readonly before: FileSide;
	readonly now: FileSide;
}

/** Reads a changed file as it was and as it is. */
export async function fileSides(
	{ before, after }: WorkChange,
	from: {
		readonly workspace: Pick<Workspace, "read">;
		readonly history: Pick<History, "blob">;
	},
): Promise<FileSides> {
	return {
		before: before
			? await sideOf(before.path, () => from.history.blob(before.blob))
			: { is: "missing" },
		now:
			after === undefined
				? { is: "missing" }
				: await sideOf(
						after,
						async () => (await from.workspace.read(after))?.bytes,
					),
	};
}

/** Whether both are the same to the byte, as where only the mode or the name is another; false where that is not known. */
export function areSame({ before, now }: FileSides): boolean {
	const one = before.is === "missing" ? undefined : before.bytes;
	const other = now.is === "missing" ? undefined : now.bytes;
	return one !== undefined && other !== undefined && sameBytes(one, other);
}

async function sideOf(
	path: RepoPath,
	read: () => Promise<Uint8Array | undefined>,
): Promise<FileSide> {
	const unread = (why: Message, bytes?: Uint8Array): FileSide => ({
		...{ is: "unread", path, why, isBinary: why === noText },
		...(bytes && { bytes }),
	});
	let bytes: Uint8Array | undefined;
	try {
		bytes = await read();
	} catch (error) {
		if (isTacitError(error, "too-large")) return unread(tooLarge);
		if (isTacitError(error, "unreadable")) return unread(msg`cannot be read`);
		if (isTacitError(error, "outside-repository"))
			return unread(msg`leads out of the repository`);
		throw error;
	}
	if (!bytes) return { is: "missing" };
	if (bytes.length > mostCompared) return unread(tooLarge, bytes);
	const decoded = decodeText(bytes);
	if (!("text" in decoded)) return unread(noText, bytes);
	const text = prepareCode(codeOf(path, decoded.text));
	return { is: "text", file: { path, text }, bytes };
}

const noText = msg`is no text`;
const tooLarge = msg`has more than ${mostCompared / 1_000_000} MB, which is not compared`;
