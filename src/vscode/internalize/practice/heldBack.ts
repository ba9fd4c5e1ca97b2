import { Disposable, type Event, window } from "vscode";
import type { LivePlace } from "../livePlaces.ts";
import type { ShownPlaces } from "../pastPlaces.ts";

/** Tells which notes are not to be seen for now. */
export interface HoldBack {
	isHeldBack(place: Pick<LivePlace, "note">): boolean;
	readonly onDidChange: Event<void>;
}

/** The places without those of notes that are held back: where a card asks what a note says, or where it is, no hover and no mark may tell. */
export function heldBack(places: ShownPlaces, hold: HoldBack): ShownPlaces {
	return {
		in: (document) =>
			places.in(document).filter((place) => !hold.isHeldBack(place)),
		onDidChange(listener, self, disposables) {
			const all = Disposable.from(
				places.onDidChange(listener, self),
				hold.onDidChange(() =>
					listener.call(self, {
						documents: () =>
							window.visibleTextEditors.map(({ document }) => document),
					}),
				),
			);
			disposables?.push(all);
			return all;
		},
	};
}
