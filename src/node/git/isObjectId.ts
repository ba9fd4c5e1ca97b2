/** Whether `text` is a whole or shortened id of a git object. */
export function isObjectId(text: string): boolean {
	return /^[0-9a-f]{4,64}$/.test(text);
}
