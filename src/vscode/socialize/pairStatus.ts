import {
	type Disposable,
	l10n,
	StatusBarAlignment,
	type StatusBarItem,
	window,
} from "vscode";
import {
	type PairSession,
	rolesIn,
	workedMs,
} from "../../socialize/session/pairSession.ts";
import { commandIds } from "../commandIds.ts";
import { setContext } from "../contextKeys.ts";

/** The session in the status bar, while one runs. */
export interface PairStatus extends Disposable {
	refresh(): void;
	/** Who drives and who navigates, in a sentence. */
	words(session: PairSession): string;
}

const minuteMs = 60_000;

/** Shows what `running` answers, and how long it has been going on. */
export function pairStatus(running: () => PairSession | undefined): PairStatus {
	let item: StatusBarItem | undefined;
	let timer: ReturnType<typeof setInterval> | undefined;
	const words = (session: PairSession) => {
		const { driver, navigator, others } = rolesIn(session);
		const names = others.map(({ name }) => name).join(", ");
		const roles =
			driver && navigator
				? l10n.t("{0} drives, {1} navigates", driver.name, navigator.name)
				: l10n.t("{0} drives", driver?.name ?? "?");
		return names === "" ? roles : l10n.t("{0}, with {1}", roles, names);
	};
	const hide = () => {
		clearInterval(timer);
		timer = undefined;
		item?.dispose();
		item = undefined;
	};
	const refresh = () => {
		const session = running();
		setContext("tacit.isPairing", session !== undefined);
		if (!session) {
			hide();
			return;
		}
		item ??= window.createStatusBarItem(
			...(["tacit.pairing", StatusBarAlignment.Left, 10] as const),
		);
		timer ??= setInterval(refresh, minuteMs / 2);
		const { driver, navigator } = rolesIn(session);
		const icon =
			session.pausedAt === undefined ? "$(organization)" : "$(debug-pause)";
		// An icon's name in somebody's name is none.
		const names = [driver, navigator]
			.flatMap((each) => each?.name.replaceAll("$(", "$ (") ?? [])
			.join(" → ");
		const minutes = Math.floor(workedMs(session, Date.now()) / minuteMs);
		item.name = l10n.t("Tacit: Pairing");
		item.command = commandIds.pairing;
		item.text = `${icon} ${names} ${l10n.t("{0} min", minutes)}`;
		item.tooltip = words(session);
		item.accessibilityInformation = { label: words(session) };
		item.show();
	};
	return { refresh, words, dispose: hide };
}
