import { open } from "node:fs/promises";
import { fileErrorCode } from "./fileError.ts";

/** Makes names in the folder that were just given or taken survive a loss of power, where the system can. */
export async function syncFolder(place: string): Promise<void> {
	// Windows cannot open folders, and keeps a journal of its own.
	if (process.platform === "win32") return;
	try {
		const folder = await open(place, "r");
		try {
			await folder.sync();
		} finally {
			await folder.close();
		}
	} catch (error) {
		// Some network disks do not know it. The content is whole either way.
		if (fileErrorCode(error) === undefined) throw error;
	}
}
