import { statSync } from "node:fs";

/** Whether a file stands at the absolute `place`; `false` also where that cannot be told. */
export function isFile(place: string): boolean {
	try {
		return statSync(place).isFile();
	} catch {
		return false;
	}
}
