import { statSync } from "node:fs";

/** What stands at an absolute path, symbolic links followed; `undefined` when nothing does, or nothing that can be looked at. */
export function placeKind(place: string): "file" | "folder" | undefined {
	try {
		const stats = statSync(place, { throwIfNoEntry: false });
		if (!stats) return undefined;
		return stats.isDirectory() ? "folder" : "file";
	} catch {
		// A name that the system does not take, a folder that may not be entered: as good as nothing.
		return undefined;
	}
}
