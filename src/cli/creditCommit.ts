import process from "node:process";
import { isThere, readHook, writeHook } from "../node/files/hookFiles.ts";
import { sharedText } from "../node/files/sharedText.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import { creditMessage } from "../socialize/coAuthors/creditMessage.ts";
import { createPairing } from "../socialize/session/pairing.ts";
import { creditedIn } from "../socialize/session/pairSession.ts";

/** What the hook is told, paths from the current directory. */
export interface CommitToCredit {
	/** The git directory's folder `tacit`. */
	readonly own: string;
	readonly gitDir: string;
	/** In which the message is. */
	readonly file: string;
	/** See `CommitMaking`. */
	readonly source: string;
	readonly comment: string;
}

/**
 * Has the message of a commit that is being made credit whoever is in the session. What somebody is to write in an editor
 * is kept beside it where it says nothing yet, so that it can be told whether anybody did. Nobody is credited amid a pick
 * of another commit, nor while the session rests. Throws what the system throws.
 */
export async function creditCommit(commit: CommitToCredit): Promise<void> {
	const place = (...parts: readonly string[]) =>
		parts.reduce(absolutePath, process.cwd());
	const pairing = createPairing(
		{
			current: sharedText(place(commit.own, "pair.json")),
			past: sharedText(place(commit.own, "pairs.json")),
		},
		() => new Date(),
	);
	const session = pairing.now();
	if (!session || session.pausedAt !== undefined) return;
	const has = (name: string) => isThere(place(commit.gitDir, name));
	if (has("CHERRY_PICK_HEAD")) return;
	const isRebase = has("rebase-merge") || has("rebase-apply");
	const file = place(commit.file);
	const message = textOf(readHook(file)?.bytes);
	if (message === undefined) return;
	const { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email } = process.env;
	const author = email ? { name: name || email, email } : session.me;
	const hasEditor = process.env["GIT_EDITOR"] !== ":";
	const credited = creditMessage(message, creditedIn(session, author), {
		...{ source: commit.source, comment: commit.comment, hasEditor },
		isSquash: commit.source === "squash" || has("SQUASH_MSG"),
		isRebase,
	});
	if (credited !== message) {
		const bytes = new TextEncoder().encode(credited);
		writeHook(file, bytes);
		// Nobody wrote a word of it yet: if nobody does, it is none.
		if (hasEditor && (commit.source === "" || commit.source === "template"))
			writeHook(place(commit.gitDir, "tacit/untouched"), bytes);
	}
	if (!isRebase) await pairing.tell({ type: "worked", at: Date.now() });
}

/** `undefined` for what is no UTF-8: it would not stay as it is. */
function textOf(bytes: Uint8Array | undefined): string | undefined {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
			bytes,
		);
	} catch {
		return undefined;
	}
}
