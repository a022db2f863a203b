/** More pixels than any program could open, or none at all. */
export class PictureTooLarge extends RangeError {}
