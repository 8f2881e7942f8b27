"""The patient view: one idea a page, on the patient's screen, led from the doctor's."""
