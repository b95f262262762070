class A(BaseModel):
    x: int = Field(ge=1)
