"""Event table → store → filters → layout → figures and words, without Streamlit."""
