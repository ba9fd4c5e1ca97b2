import { TacitError } from "./errors.ts";
import { msg } from "./message.ts";
import { isInNoteFolder } from "./notePath.ts";
import type { Workspace } from "./ports.ts";
import type { RepoPath } from "./repoPath.ts";
import { decodeText, encodeText } from "./textEncoding.ts";

/** A change of a whole file. */
export interface TextReplacement {
	readonly path: RepoPath;
	/** `undefined`: there is no such file yet. */
	readonly before: string | undefined;
	/** `undefined`: the file goes, and a folder of notes that it leaves empty. */
	readonly after: string | undefined;
}

/** Carries it out in the file's own encoding, and answers the bytes that the file has then; throws `conflict` if the file is not as it was before, and as `Workspace` does. */
export async function replaceText(
	{ path, before, after }: TextReplacement,
	workspace: Pick<Workspace, "read" | "write" | "remove">,
): Promise<Uint8Array | undefined> {
	const content = await workspace.read(path);
	const decoded = content && decodeText(content.bytes);
	const current = decoded && "text" in decoded ? decoded.text : content && "";
	if (current !== before)
		throw new TacitError(
			"conflict",
			msg`${path} has changed meanwhile. Look at the plan again.`,
			{ detail: { current: current ?? "" } },
		);
	if (after === undefined) {
		if (content)
			await workspace.remove(path, content.bytes, {
				trash: false,
				withFolder: isInNoteFolder(path),
			});
		return undefined;
	}
	const encoding = decoded && "text" in decoded ? decoded.encoding : "utf-8";
	const bytes = encodeText(after, encoding);
	await workspace.write(path, bytes, content?.bytes);
	return bytes;
}
