import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import type { RepoPath } from "../core/repoPath.ts";
import { captureAnchor } from "../externalize/captureAnchor.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";
import {
	quoteClearOfSecrets,
	type SecretsChoice,
} from "../externalize/secrets/clearOfSecrets.ts";
import type { TacitBase } from "./base.ts";

/** Makes anchors of what somebody points at. */
export interface Capturing {
	/** The anchor and quote, with what git can say of the file; `bytes` as in `NoteRequest`. */
	capture(
		pointed: NoteRequest["pointed"],
		bytes: Uint8Array | undefined,
		secrets: SecretsChoice,
	): Promise<Pick<ReturnType<typeof captureAnchor>, "anchor" | "quote">>;
}

/** `remember`: for work in which no file changes, each file is asked about once. */
export function createCapturing(
	{ historyIfAny, log }: Pick<TacitBase, "historyIfAny" | "log">,
	{ remember = false }: { readonly remember?: boolean } = {},
): Capturing {
	const known = new Map<RepoPath, ReturnType<typeof stateOf>>();
	return {
		async capture(pointed, bytes, secrets) {
			const { path } = pointed;
			const asked = known.get(path) ?? stateOf(path, bytes);
			if (remember) known.set(path, asked);
			const captured = captureAnchor({ ...pointed, ...(await asked) });
			return {
				...captured,
				quote: await quoteClearOfSecrets(captured.quote, secrets),
			};
		},
	};

	/** What git can say of the file as it is; nothing without git, or where it does not answer. */
	async function stateOf(path: RepoPath, bytes: Uint8Array | undefined) {
		const state = await ifGitAnswers(
			historyIfAny,
			log,
			"Git did not say where the note is written.",
			async (history) => ({
				commit: (await history.head())?.commit,
				blob: bytes && (await history.blobId(path, bytes)),
			}),
		);
		return state ?? { commit: undefined, blob: undefined };
	}
}
