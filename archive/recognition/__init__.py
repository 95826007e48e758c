"""OCR engines behind one protocol: an image goes in, lines with boxes and confidence come out."""
