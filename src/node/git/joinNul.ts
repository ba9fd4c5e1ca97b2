/** `parts`, each ended by a NUL, as git's `-z --stdin` reads them. */
export function joinNul(parts: readonly string[]): string {
	return parts.map((part) => `${part}\0`).join("");
}
