import { realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The absolute path of a file that is shipped beside the program that runs. */
export function besideProgram(name: string): string {
	return path.join(
		path.dirname(realpathSync(fileURLToPath(import.meta.url))),
		name,
	);
}
