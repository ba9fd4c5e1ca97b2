import { open } from "node:fs/promises";
import { isMissing } from "./fileError.ts";

/**
 * The bytes of the file at `place` (absolute), none where there is no file; `undefined` for one that is larger than
 * `maximumBytes`, is no file, or cannot be read.
 */
export async function readSaved(
	place: string,
	maximumBytes: number,
): Promise<Uint8Array | undefined> {
	try {
		const handle = await open(place);
		try {
			const stats = await handle.stat();
			return stats.isFile() && stats.size <= maximumBytes
				? await handle.readFile()
				: undefined;
		} finally {
			await handle.close();
		}
	} catch (error) {
		return isMissing(error) ? new Uint8Array() : undefined;
	}
}
