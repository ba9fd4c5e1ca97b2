import { env, UIKind } from "vscode";
import type { Tour } from "../../../internalize/tours/tour.ts";
import { whenHolds } from "../../../internalize/tours/whenHolds.ts";

/** Whether a tour is meant for this machine, by its `when`; so is one whose condition cannot be read. */
export function isMeantHere(tour: Pick<Tour, "when"> | undefined): boolean {
	if (tour?.when === undefined) return true;
	const { platform } = process;
	return (
		whenHolds(tour.when, {
			isLinux: platform === "linux",
			isMac: platform === "darwin",
			isWindows: platform === "win32",
			isWeb: env.uiKind === UIKind.Web,
		}) !== false
	);
}
