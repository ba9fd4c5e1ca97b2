import { env, l10n, window } from "vscode";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import type { Writing } from "../../../externalize/writing.ts";
import type { ComposerTasks } from "../composer.ts";
import type { Waiting } from "./waitingQuestions.ts";

/**
 * For what words do not carry: a note keeps the place and who can show it, and an invitation to look at it together is
 * offered.
 */
export async function keepBestShown(
	{ repository }: Extract<Waiting, { type: "moment" }>,
	writing: Writing,
	save: ComposerTasks["save"],
): Promise<void> {
	const me = await repository.tacit.identity();
	const name = visibleText(me?.name ?? l10n.t("whoever wrote this"));
	const asked = writing.answers?.question ?? "";
	const text = [
		`# ${l10n.t("Best shown: {0}", asked)}`,
		l10n.t("Words do not carry this. {0} can show it: ask.", name),
	].join("\n\n");
	await save({ ...writing, kind: "howto", text }, "publish");
	void offerInvitation(writing, asked);
}

/** Not waited for: a notification that is left alone never answers. */
async function offerInvitation(
	{ uri, lines }: Writing,
	asked: string,
): Promise<void> {
	const copy = l10n.t("Copy an Invitation");
	const pressed = await window.showInformationMessage(
		l10n.t("Kept as best shown by you. Whom would you show it to?"),
		copy,
	);
	if (pressed !== copy) return;
	const file = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
	const place = lines ? `${file}:${lines.start}-${lines.end}` : file;
	await env.clipboard.writeText(
		l10n.t(
			"I would like to show you something that I cannot put into words well ({0}), at {1}. Do you have a quarter of an hour?",
			asked,
			place,
		),
	);
}
