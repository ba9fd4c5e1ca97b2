import { l10n, window } from "vscode";
import { plainTitle } from "../../core/markdown/plainTitle.ts";
import type { LivePlaces } from "../internalize/livePlaces.ts";
import type { AnchorRef } from "../noteRef.ts";
import { askAboutSecrets } from "./askAboutSecrets.ts";
import { changedPlaces } from "./changedPlaces.ts";

/** Writes down that a note still holds: who says so, the day, and its code as it stands at the places that are meant. */
export async function confirmAt(
	ref: AnchorRef,
	places: LivePlaces,
): Promise<void> {
	const { repository, note } = ref;
	const by = await repository.tacit.identity();
	const changed = await changedPlaces(ref, places);
	await askAboutSecrets((secrets) =>
		repository.tacit.confirm(note.head.id, by, changed, secrets),
	);
	window.setStatusBarMessage(
		l10n.t(
			"$(check) “{0}” holds for the code as it is now.",
			plainTitle(note.head.title),
		),
		5000,
	);
}
