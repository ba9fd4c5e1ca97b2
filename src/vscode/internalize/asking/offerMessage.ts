import { l10n } from "vscode";
import type { Knower } from "../../../core/knower.ts";
import type { IndexedNote } from "../../../core/note.ts";
import type { Pointed } from "../../../externalize/captureAnchor.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { knowersWord } from "../foundWords.ts";
import { handOver } from "./handOver.ts";

/** What became of a question that was written just now. */
export interface KeptQuestion {
	readonly note: IndexedNote;
	/** As it was typed. */
	readonly question: string;
	readonly pointed: Omit<Pointed, "commit" | "blob">;
}

/** Offers to hand a question to those who worked on the lines and may know: see `handOver`. */
export async function offerMessage(
	{ tacit }: Pick<OpenRepository, "tacit">,
	{ note, question, pointed }: KeptQuestion,
): Promise<void> {
	const { path, lines, isFolder, text, cells } = pointed;
	const { message, knowers } = await tacit.askMessage(
		question,
		path,
		isFolder ? undefined : { lines: text, cells, source: undefined },
		lines,
	);
	await handOver({
		...{ message, sentence: sentence(note, knowers) },
		people: knowers.map(({ person }) => person),
		template: tacit.config().askAt,
	});
}

function sentence({ file }: IndexedNote, knowers: readonly Knower[]): string {
	const kept =
		file.visibility === "draft"
			? l10n.t("Your question is kept for you alone.")
			: l10n.t("Your question lies beside the code.");
	return `${kept} ${knowersWord(knowers) ?? l10n.t("Whom would you ask?")}`;
}
