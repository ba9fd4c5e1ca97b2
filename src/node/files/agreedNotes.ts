import { join } from "node:path";
import type { AgreedNotes } from "../../core/writtenInName.ts";
import { isFile } from "./isFile.ts";
import { smallFiles } from "./smallFiles.ts";

/** Keeps in `folder` (absolute path, made when first needed) which notes somebody lets stand in their name: one empty file each. */
export function agreedNotes(folder: string): AgreedNotes {
	return {
		has: (id) => isFile(join(folder, id)),
		add: (id) => smallFiles(folder).write(id, ""),
	};
}
